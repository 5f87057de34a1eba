using System.Collections.Immutable;
using Wo.Engine.Verbs.Init;

namespace Wo.Engine.Store;

/// <summary>Which files under <c>_ctx</c> are about this clone alone, and the lines that have git ignore them.</summary>
internal static class ControlFiles
{
    private const string LocksBelow = "_ctx/jobs/running/**/*.lock";
    private const string LockLine = "/_ctx/jobs/running/*.lock";
    private const string BackupLine = "/_ctx/**/*.bak.*";
    private const string TemporaryLine = "/_ctx/**/.*.tmp";
    private const string LogLine = "/_ctx/logs/";
    private const string IndexLine = "/_ctx/jobs/index.json";
    private const string LegacyIndexLine = "/_ctx/index/wo_worktrees.json";

    /// <summary>All of the lines.</summary>
    public static ImmutableArray<string> IgnoreLines =>
        [LockLine, BackupLine, TemporaryLine, LogLine, IndexLine, LegacyIndexLine];

    /// <summary>
    /// The same as patterns of paths from the state root, which match all for which there is a line: a lock is one in a directory
    /// below, too.
    /// </summary>
    public static IEnumerable<string> Patterns => [.. IgnoreLines.Select(line => line.Trim('/')), LocksBelow];

    /// <summary>The line that ignores a file; <see langword="null"/> where the file belongs into commits.</summary>
    /// <param name="path">From the state root, with <c>/</c>.</param>
    public static string? IgnoreLineFor(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return path.StartsWith("_ctx/logs/", StringComparison.Ordinal) ? LogLine
            : path == "_ctx/jobs/index.json" ? IndexLine
            : path == "_ctx/index/wo_worktrees.json" ? LegacyIndexLine
            : TemporaryName.Matches(name) ? TemporaryLine
            : BackupName.TryParse(name, out _) ? BackupLine
            : IsLock(path, name) ? LockLine
            : null;
    }

    /// <summary>Whether it is the lock of a work order.</summary>
    /// <param name="path">From the state root, with <c>/</c>.</param>
    public static bool IsLock(string path) => IsLock(path, path[(path.LastIndexOf('/') + 1)..]);

    private static bool IsLock(string path, string name) =>
        path.StartsWith("_ctx/jobs/running/", StringComparison.Ordinal)
        && name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal);
}
