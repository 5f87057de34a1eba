using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Analyzers.Paths;

/// <summary>
/// The directories that are guarded, from <c>.editorconfig</c>: <c>wo_guarded_directories = _ctx|work/state</c>. Each is a
/// name, or several that follow each other. Case does not count: on two of three platforms <c>_CTX</c> is the same
/// directory as <c>_ctx</c>.
/// </summary>
internal sealed class GuardedDirectories
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string Key = "wo_guarded_directories";

    /// <summary>What is guarded where nothing is configured.</summary>
    public const string Standard = "_ctx";

    private static readonly char[] Separators = ['/', '\\'];

    private readonly ImmutableArray<ImmutableArray<string>> directories;

    private GuardedDirectories(ImmutableArray<ImmutableArray<string>> directories, ImmutableArray<string> unusable)
    {
        this.directories = directories;
        Unusable = unusable;
        Names = [.. directories.Select(segments => segments[segments.Length - 1])];
    }

    /// <summary>What is guarded where nothing is configured.</summary>
    public static GuardedDirectories Default { get; } =
        new(
            [
                [Standard],
            ],
            []
        );

    /// <summary>Reads the setting; one that names no directory is as good as none.</summary>
    public static GuardedDirectories Read(AnalyzerConfigOptions options) =>
        options.TryGetValue(Key, out var value) ? Read(value) : Default;

    /// <summary>Reads the value of the setting.</summary>
    public static GuardedDirectories Read(string value)
    {
        var entries = value.Split('|').Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
        var usable = entries.Where(IsUsable).Select(Segments).ToImmutableArray();
        ImmutableArray<string> unusable = [.. entries.Where(entry => !IsUsable(entry))];
        return usable.IsEmpty
            ? new GuardedDirectories(Default.directories, unusable)
            : new GuardedDirectories(usable, unusable);
    }

    /// <summary>The last name of each: no path leads to a directory without it.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Entries that no path could ever be in.</summary>
    public ImmutableArray<string> Unusable { get; }

    /// <summary>Whether one of them ends with a segment of a path.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="last">The index of the segment.</param>
    public bool EndAt(IReadOnlyList<string> segments, int last)
    {
        foreach (var directory in directories)
        {
            var first = last + 1 - directory.Length;
            if (first >= 0 && directory.Select((name, i) => Same(name, segments[first + i])).All(same => same))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a text has one of the names in it, be it as a segment or not.</summary>
    public bool MayBeIn(string text)
    {
        foreach (var name in Names)
        {
            if (text.IndexOf(name, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(string name, string segment) =>
        string.Equals(name, segment, StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> Segments(string directory) =>
        [.. directory.Split(Separators).Where(segment => segment is not ("" or "."))];

    // A pattern is no name, and what leads up is resolved before segments are compared.
    private static bool IsUsable(string directory) =>
        directory.IndexOfAny(['*', '?', ':', '"', '<', '>']) < 0
        && Segments(directory) is { IsEmpty: false } segments
        && !segments.Contains("..");
}
