namespace Wo.Engine.Git;

/// <summary>What git says of a worktree in one answer.</summary>
/// <param name="Head">The commit that is checked out; <see langword="null"/> while the branch is unborn.</param>
/// <param name="Branch">The branch that HEAD is on, born or not; <see langword="null"/> when detached.</param>
/// <param name="Entries">Everything that is not as in that commit.</param>
internal sealed record WorktreeStatus(string? Head, string? Branch, IReadOnlyList<StatusEntry> Entries)
{
    private const string HeadLine = "# branch.oid ";
    private const string BranchLine = "# branch.head ";

    /// <summary>Reads what <c>git status --porcelain=v2 --branch -z</c> prints.</summary>
    public static WorktreeStatus Parse(string output)
    {
        string? head = null;
        string? branch = null;
        var entries = new List<StatusEntry>();
        foreach (var line in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith(HeadLine, StringComparison.Ordinal))
            {
                head = Unless("(initial)", line[HeadLine.Length..]);
            }
            else if (line.StartsWith(BranchLine, StringComparison.Ordinal))
            {
                branch = Unless("(detached)", line[BranchLine.Length..]);
            }
            else if (StatusEntry.Parse(line) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new WorktreeStatus(head, branch, entries);
    }

    private static string? Unless(string nothing, string text) => text == nothing ? null : text;
}
