using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Read;

/// <summary>The tree at a glance.</summary>
/// <param name="Counts">How many work orders are in each state, in the order of the states.</param>
/// <param name="InConflict">How many are in none, as several files claim them and none can be preferred.</param>
/// <param name="Running">The running ones, with who holds them.</param>
/// <param name="ReadyCount">How many can be taken now.</param>
/// <param name="NextReady">The one to take first.</param>
/// <param name="Problems">What is wrong, with what reconcile calls it.</param>
internal sealed record TreeStatus(
    ImmutableArray<StateCount> Counts,
    int InConflict,
    ImmutableArray<WorkOrderRow> Running,
    int ReadyCount,
    WorkOrderRow? NextReady,
    ImmutableArray<Finding> Problems
);
