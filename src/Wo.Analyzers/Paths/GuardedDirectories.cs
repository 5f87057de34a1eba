using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Analyzers.Paths;

/// <summary>
/// The names of the directories that are guarded, from <c>.editorconfig</c>: <c>wo_guarded_directories = _ctx|state</c>.
/// Case does not count: on two of three platforms <c>_CTX</c> is the same directory as <c>_ctx</c>.
/// </summary>
/// <param name="names">The names.</param>
internal sealed class GuardedDirectories(ImmutableArray<string> names)
{
    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string Key = "wo_guarded_directories";

    /// <summary>What is guarded where nothing is configured.</summary>
    public const string Standard = "_ctx";

    /// <summary>What is guarded where nothing is configured.</summary>
    public static GuardedDirectories Default { get; } = new([Standard]);

    /// <summary>Reads the setting; one that names no directory is as good as none.</summary>
    public static GuardedDirectories Read(AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(Key, out var value))
        {
            return Default;
        }

        ImmutableArray<string> names = [.. value.Split('|').Select(name => name.Trim()).Where(name => name.Length > 0)];
        return names.IsEmpty ? Default : new GuardedDirectories(names);
    }

    /// <summary>The names.</summary>
    public ImmutableArray<string> Names { get; } = names;

    /// <summary>Whether a segment of a path is one of them.</summary>
    public bool Contains(string segment)
    {
        foreach (var name in Names)
        {
            if (string.Equals(name, segment, StringComparison.OrdinalIgnoreCase))
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
}
