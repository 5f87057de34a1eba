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

    /// <summary>Keep the worktree though its removal would lose nothing.</summary>
    public bool KeepWorktree { get; init; }

    /// <summary>Present where another owner's work order is finished.</summary>
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

    /// <summary>Whether the request itself makes sense.</summary>
    public Result<Unit> Check() =>
        Result == FinishResult.Done ? Core.Errors.Result.Ok
        : string.IsNullOrWhiteSpace(Summary)
            ? Misused("giving a work order up needs --summary, which tells the next one what there is")
        : SkipVerification is not null
            ? Misused("--skip-verification is about --result done; nothing is verified otherwise")
        : Core.Errors.Result.Ok;

    private static WoError Misused(string problem) => new(Problem.Usage, problem) { NextSteps = ["wo finish --help"] };
}
