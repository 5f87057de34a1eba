namespace Wo.Engine.Lint;

/// <summary>Two work orders that may touch the same path.</summary>
/// <param name="Other">The one that is running.</param>
/// <param name="Mine">The glob of the one that is asked about.</param>
/// <param name="Theirs">The glob of the other.</param>
/// <param name="Path">A path that both allow; empty where the globs are too difficult to find one.</param>
internal sealed record ScopeOverlap(WorkOrderId Other, string Mine, string Theirs, string Path)
{
    /// <summary>The answer where that keeps a work order from being taken.</summary>
    /// <param name="id">The work order that is asked about.</param>
    public WoError ToError(WorkOrderId id) =>
        new(Problem.ScopeOverlap, $"{id} cannot be taken now: {this}")
        {
            NextSteps = [$"wo show {Other}", "wo list --ready --explain"],
            Verify = [$"wo preflight {id}"],
        };

    /// <inheritdoc/>
    public override string ToString() =>
        $"its scope overlaps with that of {Other}, which is running: '{Mine}' and '{Theirs}' "
        + (Path.Length > 0 ? $"both allow {Path}" : "may allow the same path");
}
