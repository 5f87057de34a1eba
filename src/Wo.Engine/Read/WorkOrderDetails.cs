using System.Collections.Immutable;
using Wo.Engine.Diagnosis;
using Wo.Engine.Lint;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Read;

/// <summary>Everything about one work order.</summary>
internal sealed record WorkOrderDetails
{
    /// <summary>What a list shows of it.</summary>
    public required WorkOrderRow Row { get; init; }

    /// <summary>The file that counts; <see langword="null"/> where several are in conflict.</summary>
    public CtxPath? Path { get; init; }

    /// <summary>Every file that claims the id.</summary>
    public required ImmutableArray<CtxPath> Files { get; init; }

    /// <summary>Everything that its file says; <see langword="null"/> where that is no mapping of keys to values.</summary>
    public YamlMapping? Document { get; init; }

    /// <summary>Its fields; <see langword="null"/> where they cannot be read.</summary>
    public WorkOrder? Fields { get; init; }

    /// <summary>The highest revision on record; above the file's where git rewound it.</summary>
    public required long RecordedRevision { get; init; }

    /// <summary>The lease, also one that should not be there in this state.</summary>
    public LeaseView? Lease { get; init; }

    /// <summary>The transition that is under way or was interrupted.</summary>
    public Intent? Interrupted { get; init; }

    /// <summary>Why its control record cannot be read, or <see langword="null"/>.</summary>
    public string? RecordProblem { get; init; }

    /// <summary>What it waits for.</summary>
    public required ImmutableArray<Dependency> Dependencies { get; init; }

    /// <summary>Who waits for it.</summary>
    public required ImmutableArray<WorkOrderId> Blocks { get; init; }

    /// <summary>What is wrong with it.</summary>
    public required ImmutableArray<LintFinding> Findings { get; init; }

    /// <summary>Its backups, oldest first within a state.</summary>
    public required ImmutableArray<CtxPath> Backups { get; init; }

    /// <summary>The states it may move to.</summary>
    public required ImmutableArray<WorkOrderState> LegalMoves { get; init; }

    /// <summary>Whether it can be taken now.</summary>
    public required bool IsReady { get; init; }

    /// <summary>The dependencies that hold it up.</summary>
    public IEnumerable<Dependency> BlockedBy => Dependencies.Where(dependency => dependency.IsUnmet);
}
