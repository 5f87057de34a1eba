using System.Collections.Immutable;
using Wo.Engine.Read;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Wait;

/// <summary>Waits until something can be taken.</summary>
internal sealed class ReadyWorkOrders(Workspace workspace) : IWaitCondition
{
    private readonly TreeReader reader = new(workspace);

    /// <inheritdoc/>
    public Result<ImmutableArray<AwaitedWorkOrder>> Look()
    {
        var reading = reader.ReadOpen();
        return reading
            .Readiness.InThisClone.InTurn(reading.Scan)
            .Take(1)
            .Select(ready => new AwaitedWorkOrder(ready.Id, ready.State))
            .ToImmutableArray();
    }

    /// <inheritdoc/>
    public IEnumerable<string> Missing() => ["nothing is ready"];
}
