using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Verbs;

/// <summary>One process that looks for what is ready, and one that comes meanwhile.</summary>
internal sealed class TwoTakers : IDisposable
{
    /// <summary>Four work orders that wait.</summary>
    public PendingWork Work { get; } =
        new("WO-0001", "WO-0002", "WO-0003", "WO-0004")
        {
            Settings = new Settings { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Allow },
        };

    /// <summary>What the one that comes sees.</summary>
    public FaultyFileSystem Files { get; } = new(PlatformFileSystem.Create());

    public string TurnFile => Work.Workspace.ControlLayout.LookTurn;

    public void Dispose() => Work.Dispose();

    /// <summary>Lets another process have the turn, do something when it is waited for, and end its turn.</summary>
    public void WhileAnotherLooks(Action<Turn.Held> step, PendingWork? where = null)
    {
        var turn = (where ?? Work).Open(PlatformFileSystem.Create()).LookTurn.Wait()!;
        turn.Begin();
        Files.WhenWaited = path =>
        {
            if (Path.GetFileName(path) == Path.GetFileName(TurnFile))
            {
                step(turn);
            }
        };
    }

    /// <summary>Tells that a look which began just now has found these.</summary>
    public static void Found(Turn.Held turn, params string[] ids)
    {
        turn.Begin();
        turn.End(ids);
        turn.Dispose();
    }

    /// <summary>What the last look told.</summary>
    public string[] Told() =>
        File.ReadAllText(TurnFile).Split(' ') is ["done", _, .. var ids, "\n"] ? ids : ["not done"];

    /// <summary>Takes the next one.</summary>
    public Result<TakenWorkOrder> Next(PendingWork? where = null) =>
        new TakeNext((where ?? Work).Open(Files)).Run(
            id => new TakeRequest(id, PendingWork.Named("alice")) { NoWorktree = true },
            CancellationToken.None
        );
}
