using Wo.Engine.Configuration;
using Wo.Engine.Reconcile;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>One process of the tool: it runs one command and ends, or dies in the middle.</summary>
internal sealed class HistoryProcess(HistoryTree tree, int number, Action afterMove) : ITokenSource
{
    private static readonly Override Reason = Override.Because("--force", "because a history says so").Value;

    private readonly HistoryFileSystem files = new(PlatformFileSystem.Create(), tree.Times) { AfterMove = afterMove };

    /// <summary>The token that this process hands out.</summary>
    public string Token { get; } = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);

    public int Points => files.Points;

    public void KillAt(int point) => files.KillAt(point);

    public void FailAt(int point) => files.FailAt(point);

    /// <summary>Lets something else happen in the middle, as soon as this process does not hold the guard.</summary>
    public void InterruptAt(int point, Action action) =>
        files.Interruption = (
            point,
            () =>
            {
                using (var guard = PlatformFileSystem.Create().TryLock(tree.Guard))
                {
                    if (guard is null)
                    {
                        return false;
                    }
                }

                action();
                return true;
            }
        );

    string ITokenSource.Next() => Token;

    /// <summary>Runs a command; <see langword="null"/> where the process died.</summary>
    public Answer? Run(Command command) => Live(workspace => Run(workspace, command));

    /// <summary>Takes the first ready work order.</summary>
    public Answer? TakeNext(string actor) =>
        Live(workspace =>
        {
            var taken = new TakeNext(workspace).Run(
                id => new TakeRequest(id, CallerOf(actor, null)) { NoWorktree = true },
                CancellationToken.None
            );
            return Answer.Of(taken, taken.IsOk ? taken.Value.Id.Value : "");
        });

    /// <summary>Runs reconcile; without <paramref name="apply"/> it only looks.</summary>
    public Answer? Reconcile(bool apply, bool force) =>
        Live(workspace =>
        {
            var reconciler = new Reconciler(workspace);
            return Answer.Of(apply ? reconciler.Apply(force, CancellationToken.None) : reconciler.Detect(), "");
        });

    /// <summary>Rebuilds the index.</summary>
    public Answer? Index() => Live(workspace => Answer.Of(new Bookkeeping(workspace).Index.Publish(anew: true), ""));

    /// <summary>Writes a new work order with the next free number.</summary>
    public Answer? New() =>
        Live(workspace =>
        {
            var create = new NewWorkOrder(workspace);
            var created = create.Run(
                new NewWorkOrderRequest
                {
                    Epic = "E-0001",
                    // Of two with the same text one may be the other under a new name, which only a person can tell.
                    Title = $"Something new {Guid.NewGuid():N}",
                    DefinitionOfDone = "DOD-SAMPLE",
                    Allow = ["src/**"],
                }
            );
            return Answer.Of(created, created.IsOk ? created.Value.Id.Value : "");
        });

    private Answer? Live(Func<Workspace, Answer> command)
    {
        try
        {
            return command(tree.Start(files, this));
        }
        catch (Killed)
        {
            return null;
        }
        catch (StorageException failed)
        {
            // As the command line answers it.
            return new Answer(7, failed.Message, "");
        }
    }

    private Answer Run(Workspace workspace, Command command)
    {
        var id = WorkOrderId.TryParse(command.Id, out var parsed) ? parsed : throw new ArgumentException(command.Id);
        var (caller, settings) = (CallerOf(command.Actor, command.Token), tree.Settings);
        var force = command.IsForced ? Reason : null;
        return command.Verb switch
        {
            Verb.Take => Of(
                new TakeWorkOrder(workspace).Run(
                    new TakeRequest(id, caller) { NoWorktree = true, Force = force },
                    CancellationToken.None
                )
            ),
            Verb.Resume => Of(new ResumeWorkOrder(workspace).Resume(new ResumeRequest(id, caller, force), default)),
            Verb.TakeOver => Of(new ResumeWorkOrder(workspace).TakeOver(new ResumeRequest(id, caller, force), default)),
            Verb.Heartbeat => Of(new RenewLease(workspace).Run(id, caller)),
            Verb.Release => Of(new ReleaseWorkOrder(workspace).Run(id, caller, force, "no time for it")),
            Verb.Requeue => Of(new RequeueWorkOrder(workspace).Run(id, "once more, please")),
            Verb.FinishDone => Finish(FinishResult.Done),
            Verb.FinishFailed => Finish(FinishResult.Failed),
            Verb.FinishPartial => Finish(FinishResult.Partial),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, null),
        };

        Answer Of<T>(Result<T> result) =>
            (result.IsOk ? (object?)result.Value : null) switch
            {
                MovedWorkOrder { Uncertain: { } error } => Answer.Of<T>(error, command.Id),
                _ => Answer.Of(result, command.Id),
            };

        Answer Finish(FinishResult result) =>
            Of(
                new FinishWorkOrder(workspace, tree.Shell)
                    .Run(
                        new FinishRequest(id, caller, result) { Summary = "what came of it", Force = force },
                        static _ => null,
                        CancellationToken.None
                    )
                    .Answer
            );
    }

    private static Caller CallerOf(string actor, string? token) => new(actor, IsExplicit: true, token);
}
