using Wo.Engine.Session;

namespace Wo.Engine.Verbs.Finish;

/// <summary>What <c>wo finish</c> was asked for.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Caller">Who finishes it.</param>
/// <param name="Result">What it is finished as.</param>
internal sealed record FinishRequest(WorkOrderId Id, Caller Caller, FinishResult Result)
{
    /// <summary>What came of it; becomes the result in the session log.</summary>
    public string? Summary { get; init; }

    /// <summary>Keep the worktree though nothing in it could be missed.</summary>
    public bool KeepWorktree { get; init; }

    /// <summary>Present where somebody else's work order is finished.</summary>
    public Override? Force { get; init; }

    /// <summary>Why <c>verify.commands</c> are not run; <see langword="null"/> where they are.</summary>
    public Override? SkipVerification { get; init; }

    /// <summary>The result as the command line and the file have it.</summary>
    public string ResultName =>
        Result switch
        {
            FinishResult.Done => "done",
            FinishResult.Failed => "failed",
            _ => "partial",
        };

    /// <summary>The session entry that follows. Of done work the result stands there already.</summary>
    public SessionEntry Entry =>
        Result == FinishResult.Done
            ? SessionEntry.Note(Id, "Finished work order", ResultName, $"wo finish {Id}")
            : SessionEntry.Result(
                Id,
                "Gave up work order",
                $"{ResultName}: {Summary}",
                $"wo finish {Id} --result {ResultName}"
            );

    /// <summary>What is wrong with the request itself, or <see langword="null"/>.</summary>
    public WoError? Misuse()
    {
        var problem =
            Result != FinishResult.Done && string.IsNullOrWhiteSpace(Summary)
                ? "giving a work order up needs --summary, which tells the next one what there is"
            : Result != FinishResult.Done && SkipVerification is not null
                ? "--skip-verification is about --result done; nothing is verified otherwise"
            : (Force ?? SkipVerification) is { } reason && reason.Reason.Trim().Length < Override.MinimumReasonLength
                ? $"a reason has at least {Override.MinimumReasonLength} characters"
            : null;
        return problem is null ? null : new WoError(Problem.Usage, problem) { NextSteps = ["wo finish --help"] };
    }
}
