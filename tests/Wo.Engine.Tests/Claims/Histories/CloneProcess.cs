using System.Collections.Immutable;
using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.Push;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Sync;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>One process of the tool in a clone: it runs one command and ends, or dies in the middle.</summary>
internal sealed class CloneProcess(HistoryRemote remote, HistoryClone clone, Action others)
{
    private static readonly IProcessRunner Runner = ProcessRunner.ForThisPlatform(TimeProvider.System);
    private static readonly Override Reason = Override.Because("--force", "because a history says so").Value;

    private CloneAnswer? last;

    /// <summary>Runs a command.</summary>
    public CloneAnswer Run(CloneCommand command)
    {
        var files = new HistoryFileSystem(PlatformFileSystem.Create(), new FileTimes(clone.Clock));
        if (command.KilledAtFile is { } point)
        {
            files.KillAt(point);
        }

        var network = new CutNetwork(Runner, () => remote.Seen.Looked(clone))
        {
            IsDown = clone.IsCutOff,
            Plan = command.Cut,
            KilledAt = command.KilledAtGit,
            Others = others,
            Died = () => files.KillAt(0),
        };
        try
        {
            var workspace = clone.Start(network, files, command.IsOffline ? "no network for hours" : null);
            last = Run(workspace, command);
            // As the command line does after each command that may change something.
            var left = new PublishClaims(workspace).RunDue(CancellationToken.None);
            last = last with { Warnings = [.. last.Warnings, .. left] };
        }
        catch (Killed)
        {
            last = new CloneAnswer(command.Id, "killed");
        }
        catch (StorageException failed)
        {
            last = new CloneAnswer(command.Id, "STORAGE_FAILED") { Text = failed.Message };
        }

        if (last.IsOk && last.Worktree is { } worktree)
        {
            clone.Worktrees[last.Id] = worktree;
        }

        return last with
        {
            IsCut = network.IsCut,
        };
    }

    private CloneAnswer Run(Workspace workspace, CloneCommand command)
    {
        var (id, caller, none) = (PendingWork.Id(command.Id), PendingWork.Named(clone.Name), CancellationToken.None);
        var force = command.IsForced ? Reason : null;
        return command.Verb switch
        {
            CloneVerb.Take => Of(
                new TakeWorkOrder(workspace).Run(new TakeRequest(id, caller) { NoWorktree = command.NoWorktree }, none)
            ),
            CloneVerb.TakeNext => Of(
                new TakeNext(workspace).Run(
                    next => new TakeRequest(next, caller) { NoWorktree = command.NoWorktree },
                    none
                )
            ),
            CloneVerb.Resume => Of(new ResumeWorkOrder(workspace).Resume(new ResumeRequest(id, caller, null), none)),
            CloneVerb.TakeOver => Of(
                new ResumeWorkOrder(workspace).TakeOver(new ResumeRequest(id, caller, force), none)
            ),
            CloneVerb.Heartbeat or CloneVerb.HeartbeatShared => Of(
                from lease in new RenewLease(workspace).Run(id, caller)
                from told in new RenewSharedLease(workspace).Run(
                    id,
                    lease,
                    command.Verb == CloneVerb.HeartbeatShared,
                    none
                )
                select told
            ),
            CloneVerb.FinishDone => Finish(FinishResult.Done),
            CloneVerb.FinishFailed => Finish(FinishResult.Failed),
            CloneVerb.FinishPartial => Finish(FinishResult.Partial),
            CloneVerb.Release => Of(new ReleaseWorkOrder(workspace).Run(id, caller, force, "no time for it")),
            CloneVerb.Requeue => Of(new RequeueWorkOrder(workspace).Run(id, "once more, please")),
            CloneVerb.Push => Of(new PushWork(workspace).Run(id, caller, none)),
            CloneVerb.Sync => Of(new SyncClaims(workspace).Run(none)),
            CloneVerb.Detect => Of(new Reconciler(workspace).Detect()),
            CloneVerb.Reconcile => Of(new Reconciler(workspace).Apply(command.IsForced, none)),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, null),
        };

        CloneAnswer Of<T>(Result<T> result) =>
            result.Error is { } error
                ? new CloneAnswer(command.Id, error.Code.ToString())
                {
                    Text = error.Cause + string.Concat(error.Details.Select(line => $"\n        {line}")),
                }
                : new CloneAnswer(
                    result.Value is MovedWorkOrder { Id: var moved } ? moved.Value : command.Id,
                    result.Value is MovedWorkOrder { Uncertain: { } uncertain } ? uncertain.Code.ToString() : "ok"
                )
                {
                    Worktree = result.Value is TakenWorkOrder taken ? taken.WorktreePath : null,
                    Warnings = result.Value switch
                    {
                        MovedWorkOrder done => done.Warnings,
                        SyncedClaims synced => synced.Warnings,
                        _ => [],
                    },
                    Findings = result.Value is ReconcileReport report ? report.Findings : [],
                };

        CloneAnswer Finish(FinishResult result) =>
            Of(
                new FinishWorkOrder(
                    workspace,
                    new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
                )
                    .Run(
                        new FinishRequest(id, caller, result) { Summary = "what came of it", Force = force },
                        static _ => null,
                        none
                    )
                    .Answer
            );
    }
}
