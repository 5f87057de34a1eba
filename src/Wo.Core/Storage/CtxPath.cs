using System.Diagnostics.CodeAnalysis;

namespace Wo.Core.Storage;

/// <summary>
/// A path under a state root's <c>_ctx</c> directory. It does not convert to a string, so raw file APIs do not accept
/// it: writing there goes through the atomic helpers.
/// </summary>
public sealed record CtxPath
{
    /// <summary>The name of the guarded directory.</summary>
    public const string DirectoryName = "_ctx";

    private static readonly string Separator = Path.DirectorySeparatorChar.ToString();

    private readonly string root;

    private CtxPath(string root, string relative) => (this.root, Relative) = (root, relative);

    /// <summary>The path from the state root, with <c>/</c> on every platform: <c>_ctx/jobs/pending/WO-1.yaml</c>.</summary>
    public string Relative { get; }

    /// <summary>The last segment.</summary>
    public string Name => Relative[(Relative.LastIndexOf('/') + 1)..];

    /// <summary>The absolute path, for the storage layer alone.</summary>
    internal string FullPath => Path.Join(root, Relative);

    /// <summary>The absolute path of a child, in one piece: there may be very many.</summary>
    /// <param name="stem">The name of the child up to its suffix.</param>
    /// <param name="suffix">The rest.</param>
    internal string FullPathOf(string stem, string suffix) =>
        string.Concat([root, Path.EndsInDirectorySeparator(root) ? "" : Separator, Relative, "/", stem, suffix]);

    /// <summary>The directory that holds it, as an absolute path.</summary>
    internal string FullDirectory => Path.GetDirectoryName(FullPath)!;

    /// <summary>The <c>_ctx</c> directory of a state root.</summary>
    /// <param name="stateRoot">The directory that contains <c>_ctx</c>, absolute.</param>
    public static CtxPath Of(string stateRoot) => new(Path.GetFullPath(stateRoot), DirectoryName);

    /// <summary>Reads <c>_ctx/…</c> relative to a state root, refusing a path that would leave <c>_ctx</c>.</summary>
    /// <param name="stateRoot">The directory that contains <c>_ctx</c>, absolute.</param>
    /// <param name="relative">A relative path whose first segment is <c>_ctx</c>.</param>
    /// <param name="path">The path, where it is one.</param>
    public static bool TryParse(string stateRoot, string relative, [NotNullWhen(true)] out CtxPath? path)
    {
        path = null;
        var segments = relative.Split('/');
        if (segments[0] != DirectoryName)
        {
            return false;
        }

        var current = Of(stateRoot);
        foreach (var segment in segments.AsSpan(1))
        {
            if (!IsSafeSegment(segment))
            {
                return false;
            }

            current /= segment;
        }

        path = current;
        return true;
    }

    /// <summary>A child of this path.</summary>
    /// <exception cref="ArgumentException">The segment is empty, a dot name, or holds a separator or control character.</exception>
    public static CtxPath operator /(CtxPath parent, string segment)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return IsSafeSegment(segment)
            ? new CtxPath(parent.root, $"{parent.Relative}/{segment}")
            : throw new ArgumentException($"Not a file name: {segment}", nameof(segment));
    }

    /// <summary>What lies below this path at a relative path of any number of segments: <c>a/b.md</c>.</summary>
    /// <param name="relative">Names with <c>/</c> between them; on Windows <c>\\</c> separates them, too.</param>
    /// <exception cref="ArgumentException">A segment is empty, a dot name, or holds a control character.</exception>
    public CtxPath Below(string relative)
    {
        ArgumentNullException.ThrowIfNull(relative);
        var current = this;
        foreach (var segment in relative.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar))
        {
            current /= segment;
        }

        return current;
    }

    /// <summary>
    /// A child whose name came from a directory listing and may hold anything a file name can, newlines included.
    /// </summary>
    internal static CtxPath Unchecked(CtxPath parent, string name) => new(parent.root, $"{parent.Relative}/{name}");

    /// <summary>The same as the <c>/</c> operator, for languages without it.</summary>
    public static CtxPath Divide(CtxPath left, string right) => left / right;

    /// <inheritdoc/>
    public override string ToString() => Relative;

    private static bool IsSafeSegment(string segment) =>
        segment.Length > 0 && segment is not ("." or "..") && segment.AsSpan().IndexOfAny("/\\\0\n\r") < 0;
}
