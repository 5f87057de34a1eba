using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>
/// Brings the copies beside the control records up to date with a scan: with work orders that a person or another tool wrote,
/// and with edits by hand. The index is what every change ends with, and it has all files in memory.
/// </summary>
internal sealed class VersionKeeper(Workspace workspace)
{
    // A large tree of another tool is copied in several goes, as others wait for the guard meanwhile.
    public const int MostAtOnce = 64;

    /// <summary>The work orders of which a copy is kept; <see langword="null"/> where that cannot be told.</summary>
    public IReadOnlySet<WorkOrderId>? Kept()
    {
        try
        {
            return workspace.Versions.Ids().ToHashSet();
        }
        catch (StorageException)
        {
            return null;
        }
    }

    /// <summary>What is to be kept: what differs. Closed work orders, of which there may be very many, are kept once.</summary>
    /// <param name="scan">What was read.</param>
    /// <param name="areAll">Whether all the others are kept, where that is known of a part of the tree.</param>
    public DueCopies Find(TreeScan scan, bool areAll)
    {
        try
        {
            var kept = scan.IsWhole ? workspace.Versions.Ids().ToHashSet() : null;
            List<WorkOrderEntry> due =
            [
                .. scan.Entries.Where(entry => IsDue(entry, kept?.Contains(entry.Id))).Take(MostAtOnce),
            ];
            return new DueCopies(due, areAll && due.Count < MostAtOnce);
        }
        catch (StorageException)
        {
            // What is kept cannot be read. The index does not depend on it, and the next one tries again.
            return new DueCopies([], AreAll: false);
        }
    }

    /// <summary>Keeps them.</summary>
    /// <param name="guard">Proof that no file moves.</param>
    /// <param name="due">What was found in a scan that nothing has crossed since.</param>
    /// <returns>Whether a copy of every work order is kept now.</returns>
    public bool Keep(GuardHeld guard, DueCopies due)
    {
        var areAll = due.AreAll;
        foreach (var entry in due.Entries)
        {
            areAll &= workspace.Versions.Keep(guard, entry.Id, entry.Candidates[0].Bytes);
        }

        return areAll;
    }

    private bool IsDue(WorkOrderEntry entry, bool? isKept)
    {
        if (entry is not { Candidates: [{ Problem: null } file] })
        {
            return false;
        }

        var isClosed = file.State is WorkOrderState.Done or WorkOrderState.Failed;
        if (isKept == true && isClosed)
        {
            return false;
        }

        // What was known of it may be from earlier, and what is kept must be what is there.
        file.Load();
        if (file.Problem is not null || file.Summary.WrittenId != entry.Id.Value)
        {
            return false;
        }

        if (isKept == false)
        {
            return true;
        }

        // A file that git rewound must not replace a copy that is newer.
        var copy = workspace.Versions.Read(entry.Id);
        return copy.Outcome == ReadOutcome.Missing
            || (
                !isClosed
                && !copy.Bytes.AsSpan().SequenceEqual(file.Bytes)
                && file.Revision >= WorkOrderCandidate.From(entry.Id, file.State, file.Path, copy).Revision
            );
    }
}
