using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Wait;

/// <summary>What is waited for.</summary>
internal interface IWaitCondition
{
    /// <summary>
    /// Looks at the tree: the work orders that are there by now; none where that is still to come; a failure where it
    /// cannot come any more.
    /// </summary>
    Result<ImmutableArray<AwaitedWorkOrder>> Look();

    /// <summary>Where those stand that are not there yet, one line each.</summary>
    IEnumerable<string> Missing();
}
