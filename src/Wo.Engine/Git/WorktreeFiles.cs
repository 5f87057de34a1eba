using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// The registered worktrees from git's own files, which costs a claim one process of git less, and much less than that where
/// there are many worktrees. Only where the files leave no doubt.
/// </summary>
internal static class WorktreeFiles
{
    private const string Heads = "ref: refs/heads/";

    // What stands in HEAD where references are not kept in files.
    private const string ElsewhereBranch = ".invalid";

    /// <summary>All of a repository, the main one first; <see langword="null"/> where git has to be asked.</summary>
    public static List<RegisteredWorktree>? Read(StateRoot root, IReadOnlyList<WorktreeEntry> entries)
    {
        if (root.MainWorktree is not { } main || BranchOf(Path.Join(root.CommonGitDirectory, "HEAD")) is not { } branch)
        {
            return null;
        }

        var found = new List<RegisteredWorktree>(entries.Count + 1)
        {
            new(main) { IsMain = true, Branch = branch },
        };
        foreach (var entry in entries)
        {
            if (
                entry is not { Path: { } path, Branch: { } own }
                || own == ElsewhereBranch
                || own.StartsWith("refs/", StringComparison.Ordinal) // what is checked out is no branch
                || IncompleteRegistration.IsIncomplete(entry.AdminDirectory)
            )
            {
                return null;
            }

            found.Add(new RegisteredWorktree(path) { Branch = own, LockReason = entry.LockReason });
        }

        return found;
    }

    /// <summary>The same with the commits of their branches.</summary>
    /// <inheritdoc cref="Read"/>
    public static List<RegisteredWorktree>? ReadWithCommits(StateRoot root, IReadOnlyList<WorktreeEntry> entries)
    {
        if (Read(root, entries) is not { } found)
        {
            return null;
        }

        var refs = new RefFiles(root.CommonGitDirectory).Read(found.ConvertAll(RefOf));

        // Of a branch that stands for another one git names that.
        return refs is null || refs.Values.Any(facts => facts.Target.Length > 0)
            ? null
            : found.ConvertAll(worktree =>
                worktree with
                {
                    Head = refs.TryGetValue(RefOf(worktree), out var facts) ? facts.Oid : null,
                }
            );
    }

    private static string RefOf(RegisteredWorktree worktree) => BranchName.ToRef(worktree.Branch!);

    private static string? BranchOf(string head) =>
        GitAdminFile.Read(head) is { } text
        && text.StartsWith(Heads, StringComparison.Ordinal)
        && text[Heads.Length..] is not ElsewhereBranch and var branch
            ? branch
            : null;
}
