using System.Collections.Immutable;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;

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

    /// <summary>Why the definition of done is not asked; <see langword="null"/> where it is.</summary>
    public Override? SkipDod { get; init; }

    /// <summary>Why work without a commit of its own is accepted; <see langword="null"/> where it is not.</summary>
    public Override? AllowEmpty { get; init; }

    /// <summary>Whether the gates are asked and nothing is closed.</summary>
    public bool OnlyLooks { get; init; }

    /// <summary>Whether all evidence that can be generated is wanted.</summary>
    public bool WritesAllEvidence { get; init; }

    /// <summary>The result as the command line and the file have it.</summary>
    public string ResultName =>
        Result switch
        {
            FinishResult.Done => "done",
            FinishResult.Failed => "failed",
            _ => "partial",
        };

    /// <summary>The session entry that follows. Of done work the result stands there already.</summary>
    /// <param name="used">What was set aside.</param>
    public SessionEntry Entry(IReadOnlyCollection<OverrideUse> used) =>
        Result == FinishResult.Done
            ? SessionEntry.Note(Id, SessionWords.Finished, $"{ResultName}{OverrideUse.Words(used)}", $"wo finish {Id}")
            : SessionEntry.Result(
                Id,
                SessionWords.GaveUp,
                $"{ResultName}: {Summary}{OverrideUse.Words(used)}",
                $"wo finish {Id} --result {ResultName}"
            );

    /// <summary>What is set aside; force that was not needed is not worth a word.</summary>
    /// <param name="lease">The lease of the work order.</param>
    public ImmutableArray<OverrideUse> Overrides(Lease lease) =>
        [
            .. Force is { } force && !Ownership.Check(Id, lease, Caller, force: null).IsOk
                ? [new OverrideUse(OverrideUse.Ownership, force)]
                : Array.Empty<OverrideUse>(),
            .. AllowEmpty is { } empty ? [new OverrideUse("own_commits", empty)] : Array.Empty<OverrideUse>(),
            .. SkipVerification is { } skipped
                ? [new OverrideUse("verify_commands", skipped)]
                : Array.Empty<OverrideUse>(),
            .. SkipDod is { } unasked ? [new OverrideUse("definition_of_done", unasked)] : Array.Empty<OverrideUse>(),
        ];

    /// <summary>Whether the request itself makes sense.</summary>
    public Result<Unit> Check() =>
        Result == FinishResult.Done ? Core.Errors.Result.Ok
        : string.IsNullOrWhiteSpace(Summary)
            ? Misused("giving a work order up needs --summary, which tells the next one what there is")
        : SkipVerification is not null
            ? Misused("--skip-verification is about --result done; nothing is verified otherwise")
        : SkipDod is not null ? Misused("--skip-dod is about --result done; giving up needs no definition of done")
        : AllowEmpty is not null ? Misused("--allow-empty is about --result done; giving up needs no commit")
        : Core.Errors.Result.Ok;

    private static WoError Misused(string problem) => new(Problem.Usage, problem) { NextSteps = ["wo finish --help"] };
}
