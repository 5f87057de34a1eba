using System.Collections.Immutable;

namespace Wo.Engine.Diagnosis;

/// <summary>One inconsistency, and what can be done about it.</summary>
/// <param name="Code">Its kind.</param>
/// <param name="Id">The work order; <see langword="null"/> where it is about none.</param>
/// <param name="Path">The file or directory, from the state root where it lies below it; <see langword="null"/> for none.</param>
/// <param name="Message">What is wrong, with the values that matter, in one line.</param>
internal sealed record Finding(Problem Code, WorkOrderId? Id, string? Path, string Message)
{
    /// <summary>How much it weighs here.</summary>
    public ProblemLevel Level { get; init; } = Code.Level ?? ProblemLevel.Info;

    /// <summary>The single problems behind it, where there are several.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>Commands that help where no repair does.</summary>
    public ImmutableArray<string> NextSteps { get; init; } = [];

    /// <summary>What a repair acts on, as the check saw it; <see langword="null"/> where no repair can help.</summary>
    public IEvidence? Evidence { get; init; }

    /// <summary>What <c>--apply</c> does about it, as reconcile proposes it; <see langword="null"/> where it does nothing.</summary>
    public ProposedRepair? Repair { get; init; }

    /// <summary>The repair in words, or <see langword="null"/>.</summary>
    public string? RepairDescription => Repair?.Description;

    /// <summary>Whether the repair is made with <c>--force</c> only.</summary>
    public bool NeedsForce => Repair is { NeedsForce: true };

    /// <summary>Whether another observation found the same thing.</summary>
    public bool IsSameAs(Finding other) =>
        Code == other.Code && Id == other.Id && string.Equals(Path, other.Path, StringComparison.Ordinal);

    /// <summary>The line of a list's warning and of the index's errors.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
