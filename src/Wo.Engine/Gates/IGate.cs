namespace Wo.Engine.Gates;

/// <summary>One thing that must hold before a work order becomes done.</summary>
internal interface IGate
{
    /// <summary>What the verdict calls it where it is the one that failed (<c>failure_stage</c>).</summary>
    string Stage { get; }

    /// <summary>Checks it; a failure says why the work order may not become done.</summary>
    Result<Unit> Check(GateContext context);
}
