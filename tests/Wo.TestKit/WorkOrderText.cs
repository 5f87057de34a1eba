namespace Wo.TestKit;

/// <summary>A work order's file as lines: no parser, only what stands at the start of a line.</summary>
public sealed class WorkOrderText
{
    // What transitions may write. Everything else is the author's and has to be there for ever.
    private static readonly HashSet<string> Written = new(StringComparer.Ordinal)
    {
        "status",
        "owner",
        "branch",
        "worktree",
        "started_at",
        "result",
        "finished_at",
        "closed_at",
        "verified_at_sha",
        "x_rev",
        "x_requeued_from",
        "x_requeued_at",
        "x_requeue_reason",
        "x_reopened_from",
        "x_reopened_at",
        "x_reopen_reason",
        "x_reopened_attempts",
        "x_verify_failures",
        "x_overrides",
    };

    private readonly string[] lines;

    private WorkOrderText(string[] lines) => this.lines = lines;

    /// <summary>Splits a text.</summary>
    public static WorkOrderText Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new WorkOrderText(text.Split('\n'));
    }

    /// <summary>The plain value of a top-level key, without quotes and comment.</summary>
    public string? this[string key] =>
        Array.Find(lines, line => KeyOf(line) == key) is { } line
            ? line[(key.Length + 1)..].Split(" #")[0].Trim().Trim('\'', '"')
            : null;

    /// <summary>Which of the author's lines are gone, doubled or out of order, and which appeared.</summary>
    /// <param name="original">The file as its author wrote it.</param>
    public IReadOnlyList<string> DamageSince(WorkOrderText original)
    {
        ArgumentNullException.ThrowIfNull(original);
        var (before, now) = (original.Authored(), Authored());
        return before.SequenceEqual(now, StringComparer.Ordinal)
            ? []
            : [$"not the author's lines any more:\n{string.Join('\n', now)}"];
    }

    private List<string> Authored()
    {
        var authored = new List<string>();
        var inWritten = false;
        foreach (var line in lines)
        {
            if (KeyOf(line) is { } key)
            {
                inWritten = Written.Contains(key);
            }
            else if (inWritten && !line.StartsWith(' ') && !line.StartsWith('-'))
            {
                inWritten = false; // a blank line or a comment after it is the author's
            }

            if (!inWritten)
            {
                authored.Add(line.TrimEnd('\r'));
            }
        }

        return authored;
    }

    private static string? KeyOf(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && (char.IsAsciiLetter(line[0]) || line[0] == '_') ? line[..colon] : null;
    }
}
