using System.Collections.Immutable;
using Wo.Engine.Gates;
using Wo.Engine.Store.History;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Verify;

/// <summary>
/// Runs the gates of <c>finish</c> on a running work order and leaves the verdict, and evidence where it is wanted. The work
/// order stays as it is: no failure is counted, no result stands in the session log.
/// </summary>
internal sealed class VerifyWorkOrder(Workspace workspace, GateShell shell)
{
    private static readonly OperationName Verify = new("verify", "verified");

    private readonly VerificationRun verification = new(workspace, new FinishGates(shell));

    /// <summary>Verifies one work order.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="follow">Says what is running for as long as the result is not disposed.</param>
    /// <param name="cancellation">Ends the gate that is running.</param>
    public VerifyOutcome Run(VerifyRequest request, Func<GateStep, IDisposable?> follow, CancellationToken cancellation)
    {
        var contexts = new GateContexts(workspace, follow, cancellation);
        var answer = WorkOrderOperation.Run(
            workspace,
            Verify,
            request.Id,
            operation =>
                from held in operation.Held(request.Caller, request.Force)
                from running in held.Read()
                from verified in Run(operation, contexts.For(request.AsFinish, held, running), request)
                select verified
        );
        return new VerifyOutcome(answer, [.. contexts.Commands], [.. contexts.Failures]);
    }

    private Result<VerifiedWorkOrder> Run(WorkOrderOperation operation, GateContext context, VerifyRequest request)
    {
        ImmutableArray<string> aside = request.Clean ? SetAside(context) : [];
        return from done in request.GenerateOnly
                ? new EvidenceWriter(new GateCommands(shell)).GenerateAlone(context)
                : Judge(operation, context, request)
            from condition in context.Condition
            select new VerifiedWorkOrder(
                context.Id,
                condition.Head,
                request.GenerateOnly ? null : workspace.Layout.Verdict(context.Id).Relative,
                context.WritesAllEvidence ? workspace.Layout.Handoff(context.Id).Relative : null
            )
            {
                Warnings = [.. aside, .. request.GenerateOnly ? [] : GateWarnings.Of(context)],
            };
    }

    private Result<Unit> Judge(WorkOrderOperation operation, GateContext context, VerifyRequest request)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        var judged = verification.Run(operation.Subject, context);
        if (judged.Error is { } failure)
        {
            var time = workspace.Clock.GetUtcNow() - startedAt;
            var note = new JournalNote { By = request.Caller.Owner, GateTime = time };
            RefusedGates.Tell(operation, JournalVerb.Verify, RefusedGates.Add(note, context, failure));
        }

        return judged;
    }

    /// <summary>What is made again, or was printed by commands, becomes a backup: a person may have written it.</summary>
    private ImmutableArray<string> SetAside(GateContext context)
    {
        var directory = workspace.Layout.Handoff(context.Id).FullPath;
        return
        [
            .. workspace
                .Files.List(directory)
                .Where(item => item.Kind == FileKind.Regular && EvidenceNames.IsMadeAgain(item.Name))
                .Order(Comparer<DirectoryItem>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
                .Select(item =>
                    $"{item.Name} is set aside as {Path.GetFileName(workspace.Writer.SetAside(Path.Join(directory, item.Name)))}"
                ),
        ];
    }
}
