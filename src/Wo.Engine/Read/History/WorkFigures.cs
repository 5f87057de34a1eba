namespace Wo.Engine.Read.History;

/// <summary>What a group of events comes to.</summary>
/// <param name="Name">The group: an epic, an owner, a week; empty for all.</param>
internal sealed record WorkFigures(string Name)
{
    /// <summary>How often a work order was taken.</summary>
    public int Taken { get; init; }

    /// <summary>How often one was finished as done.</summary>
    public int Done { get; init; }

    /// <summary>How often one was finished as failed.</summary>
    public int Failed { get; init; }

    /// <summary>How often one was finished as partial.</summary>
    public int Partial { get; init; }

    /// <summary>How often gates said no, and the work went on.</summary>
    public int Refused { get; init; }

    /// <summary>How often one was taken over from another owner.</summary>
    public int TakenOver { get; init; }

    /// <summary>From the day it was written, or opened again, to done.</summary>
    public required TimeSpread Lead { get; init; }

    /// <summary>From when it was first taken, or first since it was opened again, to done.</summary>
    public required TimeSpread Cycle { get; init; }
}
