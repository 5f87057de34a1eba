using System.Collections.Immutable;

namespace Wo.Tool.Commands.Show;

/// <summary>What this caller can do with a work order as it is, as commands.</summary>
internal static class NextCommands
{
    /// <summary>The commands, the most useful first; none for what is closed for good.</summary>
    /// <param name="details">The work order.</param>
    /// <param name="holder">The caller, if the lease is theirs; otherwise <see langword="null"/>.</param>
    public static ImmutableArray<string> For(WorkOrderDetails details, Caller? holder)
    {
        var id = details.Row.Id;
        if (IsUnreadable(details))
        {
            return ForUnreadable(details);
        }

        var isBroken =
            details.Row.Warning is not null
            || details.RecordProblem is not null
            || details.Interrupted is not null
            || details.RecordedRevision > details.Row.Revision;
        if (isBroken)
        {
            return ["wo reconcile"];
        }

        return details.Row.State switch
        {
            WorkOrderState.Pending when details.IsReady => [$"wo take {id}"],
            // Only a person can mend it, and preflight would say the same again.
            WorkOrderState.Pending or WorkOrderState.Partial when IsInvalid(details) => ForUnreadable(details),
            WorkOrderState.Pending => [$"wo preflight {id}"],
            WorkOrderState.Running when details.Lease is null => ["wo reconcile"],
            WorkOrderState.Running when holder is not null =>
            [
                $"wo finish {id}",
                Resume(id, holder),
                $"wo release {id} --reason \"…\"",
            ],
            WorkOrderState.Running when details.Lease.IsStale => [$"wo take {id} --takeover"],
            // Only the holder may act on it, so that others look for something else.
            WorkOrderState.Running => ["wo take --next"],
            WorkOrderState.Failed => [$"wo requeue {id} --reason \"…\""],
            WorkOrderState.Partial => [$"wo take {id}", $"wo requeue {id} --reason \"…\""],
            _ => [],
        };
    }

    /// <summary>Whether there is one file of it that counts and cannot be read.</summary>
    public static bool IsUnreadable(WorkOrderDetails details) =>
        details.Row is { Warning: not null, State: not null } && details.Files.Length > 0;

    private static bool IsInvalid(WorkOrderDetails details) =>
        details.Findings.Any(finding => finding.Level == LintLevel.Error);

    /// <summary>Where a person finds what to mend.</summary>
    public static ImmutableArray<string> ForUnreadable(WorkOrderDetails details) =>
        FileHistory.Commands(details.Path ?? details.Files[0]);

    /// <summary>Several callers may share a user of the operating system, so that resuming takes a name that was given.</summary>
    private static string Resume(WorkOrderId id, Caller holder) =>
        holder is { IsExplicit: false, Token: null }
            ? $"wo take {id} --resume --owner {ShellWord.Quote(holder.Owner)}"
            : $"wo take {id} --resume";
}
