using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read;

/// <summary>Everything that is known about the tree at one moment, from one scan; parts are worked out when asked for.</summary>
/// <param name="Scan">The files.</param>
/// <param name="Control">Who holds what.</param>
/// <param name="Graph">Who waits for whom.</param>
/// <param name="Inputs">What work orders refer to.</param>
/// <param name="Linter">What is wrong with a work order.</param>
/// <param name="Readiness">What can be taken.</param>
/// <param name="Observation">What the diagnosis looks at.</param>
/// <param name="Now">The moment.</param>
internal sealed record TreeReading(
    TreeScan Scan,
    ControlSnapshot Control,
    DependencyGraph Graph,
    TreeInputs Inputs,
    WorkOrderLinter Linter,
    Readiness Readiness,
    TreeObservation Observation,
    DateTimeOffset Now
);
