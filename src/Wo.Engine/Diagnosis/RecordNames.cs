using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// The work orders of which there is a control record, an operation lock or a lock mirror, by the names in three directories:
/// of all others nothing has to be opened to know that nothing is there.
/// </summary>
internal sealed class RecordNames
{
    private readonly HashSet<WorkOrderId>? known;

    private RecordNames(IReadOnlyList<WorkOrderId> recorded, HashSet<WorkOrderId>? known) =>
        (Recorded, this.known) = (recorded, known);

    /// <summary>Those with a record; sorted.</summary>
    public IReadOnlyList<WorkOrderId> Recorded { get; }

    /// <summary>Whether nothing is there of a work order.</summary>
    public bool HasNothingOf(WorkOrderId id) => known?.Contains(id) == false;

    /// <summary>For a look at one work order, of which everything is opened.</summary>
    public static RecordNames Of(WorkOrderId id) => new([id], null);

    /// <summary>Lists them. The records are listed on both sides of the locks, as each is read on both sides of its lock.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="scan">The tree, beside whose running work orders the mirrors lie.</param>
    public static RecordNames Read(Workspace workspace, TreeScan scan)
    {
        var known = workspace.Control.Ids().ToHashSet();
        known.UnionWith(workspace.Operations.Ids());
        var recorded = workspace.Control.Ids();
        known.UnionWith(recorded);

        // An older tool makes a lock without a record, and may be doing so just now.
        known.UnionWith(
            scan.Items.Where(item => item.State == WorkOrderState.Running).Select(item => item.Id).OfType<WorkOrderId>()
        );
        known.UnionWith(
            scan.Entries.Where(entry => entry.Candidates.Any(file => file.State == WorkOrderState.Running))
                .Select(entry => entry.Id)
        );

        return new RecordNames(recorded, known);
    }
}
