using System.Security.Cryptography;

namespace Wo.TestKit;

/// <summary>
/// The files below <c>_ctx</c>, the control records, the refs and the worktrees of a repository, to tell whether
/// something changed them. Lock files are left out: they are empty of meaning.
/// </summary>
public sealed class TreeSnapshot
{
    private readonly SortedDictionary<string, string> facts = new(StringComparer.Ordinal);

    private TreeSnapshot() { }

    /// <summary>Looks at a repository.</summary>
    /// <param name="root">Its main worktree.</param>
    public static TreeSnapshot Of(string root)
    {
        var snapshot = new TreeSnapshot();
        snapshot.AddFiles(root, Path.Combine(root, "_ctx"));
        snapshot.AddFiles(root, Path.Combine(root, ".git", "wo", "records"));
        foreach (var line in Lines(root, "for-each-ref", "--format=%(refname) %(objectname)"))
        {
            snapshot.facts["ref " + line] = "";
        }

        foreach (var line in Lines(root, "worktree", "list", "--porcelain"))
        {
            snapshot.facts["worktree list: " + line] = "";
        }

        return snapshot;
    }

    /// <summary>What is different in a later one, a line each.</summary>
    /// <param name="later">The other one.</param>
    /// <param name="ignored">Starts of names that do not count.</param>
    public IReadOnlyList<string> Changes(TreeSnapshot later, params string[] ignored)
    {
        ArgumentNullException.ThrowIfNull(later);
        IEnumerable<string> changes =
        [
            .. facts.Keys.Except(later.facts.Keys).Select(name => $"gone: {name}"),
            .. later.facts.Keys.Except(facts.Keys).Select(name => $"new: {name}"),
            .. facts
                .Where(fact => later.facts.TryGetValue(fact.Key, out var now) && now != fact.Value)
                .Select(fact => $"changed: {fact.Key}"),
        ];
        return
        [
            .. changes.Where(change =>
                !ignored.Any(start => change[(change.IndexOf(' ') + 1)..].StartsWith(start, StringComparison.Ordinal))
            ),
        ];
    }

    private static string[] Lines(string root, params string[] arguments) =>
        GitSandbox.GitIn(root, arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private void AddFiles(string root, string directory)
    {
        if (!Directory.Exists(directory))
        {
            return;
        }

        foreach (var file in new DirectoryInfo(directory).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            facts[Path.GetRelativePath(root, file.FullName)] =
                file.LinkTarget is { } target ? "-> " + target
                : file.Length == 0 ? "empty" // not opened: it may be a pipe
                : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)));
        }
    }
}
