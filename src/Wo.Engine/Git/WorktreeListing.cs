namespace Wo.Engine.Git;

/// <summary>
/// Reads what <c>git worktree list --porcelain</c> prints. Every git prints it in lines, and a path as it is, so that one with
/// a line break could be read as something else; from 2.36 on it prints fields, too, which end with NUL.
/// </summary>
internal static class WorktreeListing
{
    private const string Place = "worktree";

    /// <summary>Whether lines would leave it in doubt where a path ends.</summary>
    /// <param name="root">The repository, whose own place comes first.</param>
    /// <param name="entries">Its entries of linked worktrees.</param>
    public static bool IsAnyPathInSeveralLines(StateRoot root, IReadOnlyList<WorktreeEntry> entries) =>
        root.CommonGitDirectory.Contains('\n')
        || (root.MainWorktree?.Contains('\n') ?? false)
        || entries.Any(entry => entry.Path?.Contains('\n') ?? false);

    /// <summary>The fields of <c>-z</c>.</summary>
    public static List<RegisteredWorktree> OfFields(string output)
    {
        var worktrees = new List<RegisteredWorktree>();
        foreach (var (label, value) in output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Split))
        {
            if (label == Place)
            {
                worktrees.Add(At(value, worktrees));
            }
            else
            {
                worktrees[^1] =
                    label == "locked" ? worktrees[^1] with { LockReason = value } : Add(worktrees[^1], label, value);
            }
        }

        return worktrees;
    }

    /// <summary>The lines; <see langword="null"/> where one is not what git is known to print.</summary>
    /// <param name="output">What git printed.</param>
    /// <param name="entries">
    /// What git keeps in files: a git before 2.31 does not print locks, and those after it put some reasons in quotes.
    /// </param>
    public static List<RegisteredWorktree>? OfLines(string output, IReadOnlyList<WorktreeEntry> entries)
    {
        var worktrees = new List<RegisteredWorktree>();
        var isNew = true;
        foreach (var line in output.TrimEnd('\n').Split('\n'))
        {
            var (label, value) = Split(line);
            if (isNew != (label == Place) || !IsKnown(label))
            {
                return null;
            }

            isNew = line.Length == 0;
            if (label == Place)
            {
                worktrees.Add(At(value, worktrees));
            }
            else
            {
                worktrees[^1] = Add(worktrees[^1], label, value);
            }
        }

        return worktrees.ConvertAll(worktree =>
            worktree.IsMain ? worktree : worktree with { LockReason = LockOf(worktree, entries) }
        );
    }

    private static string? LockOf(RegisteredWorktree worktree, IReadOnlyList<WorktreeEntry> entries)
    {
        var place = RealPath.Of(worktree.Path);
        var all = entries.Where(entry => entry.Path == place).ToList();
        return (all.Find(entry => entry.Branch == worktree.Branch) ?? all.FirstOrDefault())?.LockReason;
    }

    private static (string Label, string Value) Split(string line)
    {
        var space = line.IndexOf(' ');
        return space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
    }

    private static bool IsKnown(string label) =>
        label is "" or Place or "HEAD" or "branch" or "detached" or "bare" or "locked" or "prunable";

    private static RegisteredWorktree At(string path, List<RegisteredWorktree> before) =>
        new(RealPath.FromGit(path)) { IsMain = before.Count == 0 };

    private static RegisteredWorktree Add(RegisteredWorktree worktree, string label, string value) =>
        label switch
        {
            "HEAD" => worktree with { Head = value.AsSpan().ContainsAnyExcept('0') ? value : null },
            "branch" => worktree with { Branch = RegisteredWorktree.ShortName(value) },
            "bare" => worktree with { IsBare = true },
            _ => worktree, // "detached" is a missing branch; "prunable" is judged by the directory itself
        };
}
