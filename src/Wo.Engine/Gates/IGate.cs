namespace Wo.Engine.Gates;

/// <summary>One thing that must hold before a work order is closed as done.</summary>
internal interface IGate
{
    /// <summary>What the verdict calls it where it is the one that failed (<c>failure_stage</c>).</summary>
    string Stage { get; }

    /// <summary>Why the work order may not be closed as done, or <see langword="null"/>.</summary>
    WoError? Check(GateContext context);
}
