using System.Collections.Immutable;
using System.CommandLine;
using Wo.Engine.Setup;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Reconcile;

/// <summary><c>wo reconcile</c>: finds, and repairs, what crashes, checkouts and hands left inconsistent.</summary>
internal sealed class ReconcileCommand : WoCommand
{
    private readonly Option<bool> apply = new("--apply")
    {
        Description = "Repair what can be repaired; without it nothing at all is written",
    };

    private readonly Option<bool> force = CommonOptions.Force(
        "With --apply, also make repairs that discard something; backups are kept"
    );

    private readonly Option<string?> reason = CommonOptions.Reason(
        "Why --force is right, in ten characters or more; kept on record"
    );

    private readonly Option<string[]> deleted = new("--deleted")
    {
        Description = "Take note that this work order was deleted on purpose, and repair nothing else; its copy stays",
        HelpName = "id",
    };

    private readonly Option<string?> failOn = new("--fail-on")
    {
        Description = "Levels and codes for which the exit code is 1 if any remain (default: P0)",
        HelpName = "P0|P1|CODE,…",
    };

    private readonly Option<bool> noCache = CommonOptions.NoCache();

    /// <inheritdoc/>
    public override string Name => "reconcile";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["doctor", "fsck", "repair", "fix", "recover"];

    /// <inheritdoc/>
    public override string Summary => "Find and repair inconsistencies that crashes, checkouts or manual edits left";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples =>
        [
            new("wo reconcile", "look, and write nothing"),
            new("wo reconcile --apply", "make every repair that discards nothing"),
            new(
                "wo reconcile --apply --force --reason \"the checkout was a mistake\"",
                "also those that discard something"
            ),
            new("wo reconcile --deleted WO-0016", "its file was deleted on purpose: do not restore it"),
            new($"wo reconcile --fail-on P1,{Problem.IndexStale}", "a stricter check for CI"),
        ];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        var (applies, forces) = (context.Value(apply), context.Value(force));
        if (forces && !applies)
        {
            return UsageError.Because("--force goes with --apply");
        }

        if (!Meant(context).TryGet(out var meant, out var invalid))
        {
            return invalid;
        }

        if (applies && !meant.IsEmpty)
        {
            return UsageError.Because("--deleted stands alone: --apply comes after it");
        }

        if (!forces && context.Value(reason) is not null)
        {
            return UsageError.Because("--reason goes with --force");
        }

        if (!CommonOptions.Override(context, force, reason).TryGet(out var why, out var error) && error is not null)
        {
            return error;
        }

        var refusing = FailOn.Default;
        if (context.Value(failOn) is { } text && !FailOn.Parse(text).TryGet(out refusing, out error))
        {
            return error;
        }

        context.UsesCache = !context.Value(noCache);
        if (!WorkspaceOpener.OpenToLook(context).TryGet(out var opened, out error))
        {
            return error;
        }

        if (!applies)
        {
            opened.Workspace.Cache.WriteNothing();
        }

        // Settings that cannot be used are a finding. Repairs need them: where worktrees lie, how branches are called.
        if (opened.Unusable is { } unusable)
        {
            return LookWithoutSettings(new Reconciler(opened.Workspace), refusing, applies || !meant.IsEmpty, unusable);
        }

        foreach (var warning in opened.Warnings)
        {
            context.Diagnostics.Warning(warning);
        }

        var setup = new WorktreeSetup(opened.Workspace, CallerShell.Of(context));
        var reconciler = new Reconciler(opened.Workspace, meant, setup);
        if (!CallerOptions.OfEnvironment(context).TryGet(out var caller, out error))
        {
            return error;
        }

        var reasons = why is null ? null : new ForcedRepairs(opened.Workspace, why, caller.Owner);
        var answer =
            applies ? reconciler.Apply(forces, context.Cancellation, reasons)
            : meant.IsEmpty ? reconciler.Detect()
            : reconciler.NoteDeletions(context.Cancellation);
        return answer.TryGet(out var report, out error) ? Judge(report, refusing, applies || !meant.IsEmpty) : error;
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command)
    {
        failOn.CompletionSources.Add(["P0", "P1", .. Problem.Findings.Select(code => code.Name)]);
        command.Options.Add(apply);
        command.Options.Add(force);
        command.Options.Add(reason);
        command.Options.Add(deleted);
        command.Options.Add(failOn);
        command.Options.Add(noCache);
    }

    private Result<ImmutableHashSet<WorkOrderId>> Meant(CommandContext context)
    {
        var ids = ImmutableHashSet.CreateBuilder<WorkOrderId>();
        foreach (var typed in context.Value(deleted) ?? [])
        {
            if (!IdArgument.Parse(typed).TryGet(out var id, out var error))
            {
                return error;
            }

            ids.Add(id);
        }

        return ids.ToImmutable();
    }

    private static CommandResult LookWithoutSettings(
        Reconciler reconciler,
        FailOn refusing,
        bool applies,
        WoError unusable
    )
    {
        if (!reconciler.Detect().TryGet(out var report, out var error))
        {
            return error;
        }

        var view = new FindingsReport(report, applied: false);
        var bad = report.Findings.Where(refusing.Includes).ToList();
        if (!applies)
        {
            return bad.Count > 0 ? CommandResult.Failed(Refusal(bad, true, unusable), view) : CommandResult.Done(view);
        }

        return CommandResult.Failed(bad.Count > 0 ? Refusal(bad, true, unusable) : unusable, view) with
        {
            Warnings = [$"nothing was repaired, because repairs need settings that can be read: {unusable.Cause}"],
        };
    }

    private static WoError Refusal(List<Finding> bad, bool applied, WoError unusable) =>
        Refusal(bad, applied) with
        {
            NextSteps = unusable.NextSteps,
        };

    private static CommandResult Judge(ReconcileReport report, FailOn refusing, bool applied)
    {
        var view = new FindingsReport(report, applied);
        var failed = report.Outcomes.Where(outcome => outcome.Status == RepairStatus.Failed).ToList();
        ImmutableArray<string> warnings = [.. failed.Select(Text)];
        // A later repair may have brought in order what an earlier one failed at.
        ImmutableArray<string> failures =
        [
            .. failed.Where(outcome => report.Findings.Any(left => left.IsSameAs(outcome.Finding))).Select(Text),
        ];
        var bad = report.Findings.Where(refusing.Includes).ToList();
        var result =
            bad.Count > 0 ? CommandResult.Failed(Refusal(bad, applied), view)
            : failures.Length > 0 ? CommandResult.Failed(Failure(failures), view)
            : CommandResult.Done(view);
        return result with { Warnings = warnings };
    }

    private static string Text(RepairOutcome outcome) => $"{outcome.Finding.Code} was not repaired: {outcome.Text}";

    // Whatever its level: a repair that was asked for and failed is not a success.
    private static WoError Failure(ImmutableArray<string> failures) =>
        new(
            Problem.FindingsReported,
            failures.Length == 1 ? failures[0] : $"{failures.Length} findings could not be repaired"
        )
        {
            NextSteps = ["wo reconcile --apply"],
            Verify = ["wo reconcile"],
        };

    private static WoError Refusal(List<Finding> bad, bool applied)
    {
        var codes = string.Join(", ", bad.Select(finding => finding.Code.Name).Distinct());
        var next =
            !applied && bad.Exists(finding => finding is { Repair: not null, NeedsForce: false })
                ? "wo reconcile --apply"
            : bad.Exists(finding => finding.NeedsForce) ? ForcedRepair.Command
            : bad.SelectMany(finding => finding.NextSteps).FirstOrDefault();
        return new WoError(
            Problem.FindingsReported,
            $"{bad.Count} {(bad.Count == 1 ? "finding" : "findings")}: {codes}"
        )
        {
            NextSteps = next is null ? [] : [next],
            Verify = ["wo reconcile"],
        };
    }
}
