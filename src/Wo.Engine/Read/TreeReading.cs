using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>Everything that is known about the tree at one moment, from one scan; parts are worked out when asked for.</summary>
/// <param name="Scan">The files.</param>
/// <param name="Control">Who holds what.</param>
/// <param name="Lint">What lint knows of the scan.</param>
/// <param name="Readiness">What can be taken.</param>
/// <param name="Observed">What the diagnosis looks at.</param>
/// <param name="Gone">The same, of work orders of which no file is left.</param>
/// <param name="Now">The moment.</param>
internal sealed record TreeReading(
    TreeScan Scan,
    ControlSnapshot Control,
    TreeLint Lint,
    Readiness Readiness,
    Lazy<TreeObservation> Observed,
    Lazy<TreeObservation> Gone,
    DateTimeOffset Now
)
{
    /// <summary>What clones share; <see langword="null"/> for nothing.</summary>
    public SharedClaims? Claims { get; init; }

    /// <summary>Who waits for whom.</summary>
    public DependencyGraph Graph => Lint.Graph;

    /// <summary>What work orders refer to.</summary>
    public TreeInputs Inputs => Lint.Inputs;

    /// <summary>What is wrong with a work order.</summary>
    public WorkOrderLinter Linter => Lint.Linter;

    /// <summary>What the diagnosis looks at.</summary>
    public TreeObservation Observation => Observed.Value;

    /// <summary>The same, of work orders of which no file is left: for those who ask about nothing else.</summary>
    public TreeObservation Missing => Gone.Value;
}
