using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Store;

/// <summary>The work order a verb is about: unambiguous, readable, not behind its record, no recovery pending.</summary>
/// <param name="File">The one file that counts.</param>
/// <param name="Record">Its control record.</param>
internal sealed record WorkOrderSubject(WorkOrderCandidate File, ControlRecord Record)
{
    public WorkOrderId Id => File.Id;

    public WorkOrderState State => File.State;

    /// <summary>The title; empty where there is none.</summary>
    public string Title => File.Summary.Title ?? "";

    /// <summary>The highest <c>x_rev</c> of any clone, as far as this clone has seen; 0 where nothing is shared.</summary>
    public long SharedRevision { get; init; }

    /// <summary><c>x_rev</c> of the next version.</summary>
    public long NextRevision => Math.Max(Math.Max(File.Revision, Record.Revision), SharedRevision) + 1;

    /// <summary>What a transition compares again under the guard.</summary>
    public WorkOrderSnapshot Snapshot => new(Id, State, File.Bytes, Record);
}
