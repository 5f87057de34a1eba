using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Reads a work order, those that it names, and where asked those that run, each by its name: the directories of what is closed,
/// which may be very long, are not listed.
/// </summary>
/// <param name="find">Reads one work order; <see langword="null"/> where no file has its name.</param>
/// <param name="listRunning">Lists those that run.</param>
internal sealed class NamedScan(Func<WorkOrderId, WorkOrderEntry?> find, Func<TreeListing> listRunning)
{
    // To look for each of more costs as much as to list all.
    private const int MostRunning = 64;

    private readonly SortedDictionary<WorkOrderId, WorkOrderEntry> found = [];
    private readonly Queue<WorkOrderEntry> unread = [];
    private IReadOnlyList<TreeItem> items = [];

    /// <summary>Reads the part of the tree.</summary>
    /// <param name="generation">The generation it belongs to.</param>
    /// <param name="part">What is needed; who names a work order is no question of names.</param>
    /// <returns>
    /// <see langword="null"/> where the names of all have to be known: because one that is sought is not there, or because
    /// another may differ from it in case only.
    /// </returns>
    public TreeScan? Read(string generation, TreePart part)
    {
        if (part is not { Around: { } around, WithDependents: false } || !Add(around))
        {
            return null;
        }

        while (unread.TryDequeue(out var entry))
        {
            foreach (var dependency in entry.Active?.Summary.Dependencies ?? [])
            {
                if (WorkOrderId.TryParse(dependency.Text, out var id) && !Add(id))
                {
                    return null;
                }
            }
        }

        var isSettled = found.Values.All(entry => entry.Candidates.Length == 1);
        if (part.WithRunning && found[around].Candidates.Any(IsWaiting) && !AddRunning())
        {
            return null;
        }

        return new TreeScan(generation, [.. found.Values], [.. items])
        {
            IsWhole = false,
            IsSettled = isSettled,
            ReadOther = find,
        };
    }

    private static bool IsWaiting(WorkOrderCandidate file) =>
        file.State is WorkOrderState.Pending or WorkOrderState.Partial;

    /// <summary>Whether another id may differ in case only, be it this one or the other that has the small letter.</summary>
    private static bool MayHaveTwin(WorkOrderId id) => id.Value.AsSpan("WO-".Length).ContainsAnyInRange('A', 'z');

    /// <returns>Whether it is there.</returns>
    private bool Add(WorkOrderId id)
    {
        if (found.ContainsKey(id))
        {
            return true;
        }

        if (MayHaveTwin(id) || find(id) is not { } entry)
        {
            return false;
        }

        found.Add(id, entry);

        // What is done holds nothing up, whatever it names.
        if (entry.Candidates is not [{ State: WorkOrderState.Done }])
        {
            unread.Enqueue(entry);
        }

        return true;
    }

    /// <summary>Adds those that run; what they name is not asked for.</summary>
    /// <returns>Whether they are few enough.</returns>
    private bool AddRunning()
    {
        var running = listRunning();
        items = running.Items;
        if (running.Files.Length > MostRunning)
        {
            return false;
        }

        foreach (var (id, _) in running.Files)
        {
            if (!found.ContainsKey(id) && find(id) is { } entry)
            {
                found.Add(id, entry);
            }
        }

        return true;
    }
}
