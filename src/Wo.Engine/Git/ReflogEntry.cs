using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>One move of a branch, or of what a worktree has checked out, as git wrote it down.</summary>
/// <param name="Commit">The commit it moved to.</param>
/// <param name="At">When, by the clock of the git that moved it.</param>
/// <param name="Message">What moved it, such as <c>commit: …</c> or <c>merge main: Fast-forward</c>.</param>
internal sealed record ReflogEntry(string Commit, DateTimeOffset At, string Message)
{
    /// <summary>What begins the message where a new commit was made, and not just one checked out that was there.</summary>
    private static readonly string[] Making =
    [
        "commit",
        "cherry-pick",
        "revert",
        "am",
        "rebase (pick)",
        "rebase (reword)",
        "rebase (edit)",
        "rebase (squash)",
        "rebase (fixup)",
        "rebase (continue)",
        "rebase -i (",
    ];

    /// <summary>Whether it brought in commits that were made elsewhere.</summary>
    public bool IsMerge =>
        Message.Contains("Merge made by", StringComparison.Ordinal)
        || Message.StartsWith("commit (merge)", StringComparison.Ordinal);

    /// <summary>Whether it made the commit.</summary>
    public bool MadeCommit =>
        Message.Contains("Merge made by", StringComparison.Ordinal)
        || Array.Exists(Making, words => Message.StartsWith(words, StringComparison.Ordinal));

    /// <summary>Reads <c>commit NUL name@{seconds} NUL message</c>.</summary>
    public static ReflogEntry? Parse(string line)
    {
        var fields = line.Split('\0', 3);
        var seconds =
            fields.Length == 3 ? fields[1].AsSpan()[(fields[1].LastIndexOf('{') + 1)..].TrimEnd('}') : default;
        return
            long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            && time <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? new ReflogEntry(fields[0], DateTimeOffset.FromUnixTimeSeconds(time), fields[2])
            : null;
    }
}
