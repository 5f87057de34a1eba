using System.Collections.Immutable;
using Wo.Engine.Verbs.Import.Sources;

namespace Wo.Engine.Verbs.Import;

/// <summary>
/// Turns the links of a file into dependencies that can come to an end: what is a whole waits for its parts, and of a circle
/// the link that closes it is left out and told.
/// </summary>
internal sealed class ImportedLinks
{
    private readonly ImmutableArray<ForeignItem> items;
    private readonly ImmutableArray<WorkOrderId> ids;
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<int>[] depends;
    private readonly List<int>[] related;
    private readonly List<string>[] leftOut;
    private readonly List<string>[] notes;

    private ImportedLinks(ImmutableArray<ForeignItem> items, ImmutableArray<WorkOrderId> ids)
    {
        (this.items, this.ids) = (items, ids);
        depends = [.. items.Select(static _ => new List<int>())];
        related = [.. items.Select(static _ => new List<int>())];
        leftOut = [.. items.Select(static _ => new List<string>())];
        notes = [.. items.Select(static _ => new List<string>())];
        for (var i = 0; i < items.Length; i++)
        {
            if (!places.TryAdd(items[i].Id, i))
            {
                notes[i]
                    .Add($"there are several {items[i].Id}; what waits for that waits for {ids[places[items[i].Id]]}");
            }
        }
    }

    /// <summary>Resolves all links.</summary>
    /// <returns>The items, each behind what it waits for.</returns>
    public static ImmutableArray<ImportedItem> Resolve(
        ImmutableArray<ForeignItem> items,
        ImmutableArray<WorkOrderId> ids
    )
    {
        var links = new ImportedLinks(items, ids);
        links.AddDependencies();
        links.AddParts();
        links.AddRelated();
        return links.InOrder();
    }

    private void AddDependencies()
    {
        var wanted = new List<(int From, int To)>();
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var id in items[i].Depends)
            {
                if (!places.TryGetValue(id, out var to))
                {
                    LeaveOut(i, id, "is not in the file");
                }
                else if (to == i)
                {
                    LeaveOut(i, id, "is itself");
                }
                else
                {
                    wanted.Add((i, to));
                }
            }
        }

        Accept(wanted, (from, to) => LeaveOut(from, items[to].Id, "waits for it in turn"));
    }

    /// <summary>What has parts is done when they are.</summary>
    private void AddParts()
    {
        var wanted = new List<(int From, int To)>();
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i].Parent is { } parent && places.TryGetValue(parent, out var whole) && whole != i)
            {
                wanted.Add((whole, i));
                related[i].Add(whole);
            }
        }

        // A part that waits for the whole keeps only that.
        Accept(wanted, static (_, _) => { });
    }

    private void AddRelated()
    {
        for (var i = 0; i < items.Length; i++)
        {
            related[i].AddRange(items[i].Related.Where(places.ContainsKey).Select(id => places[id]));
        }
    }

    /// <summary>Adds all links that close no circle; of the circles, those that close none with what was added before.</summary>
    private void Accept(List<(int From, int To)> wanted, Action<int, int> refuse)
    {
        foreach (var (from, to) in wanted)
        {
            depends[from].Add(to);
        }

        var inCircles = Order().Circular;
        if (inCircles.Count == 0)
        {
            return;
        }

        var doubtful = wanted.Where(link => inCircles.Contains(link.From) && inCircles.Contains(link.To)).ToList();
        foreach (var (from, to) in doubtful)
        {
            depends[from].Remove(to);
        }

        foreach (var (from, to) in doubtful)
        {
            if (Reaches(to, from))
            {
                refuse(from, to);
            }
            else
            {
                depends[from].Add(to);
            }
        }
    }

    /// <summary>All items, each behind what it waits for, and those that this cannot be said of.</summary>
    private (List<int> Sorted, HashSet<int> Circular) Order()
    {
        var dependents = new List<int>[items.Length];
        var open = new int[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            foreach (var to in depends[i].Distinct())
            {
                (dependents[to] ??= []).Add(i);
                open[i]++;
            }
        }

        var ready = new Queue<int>(Enumerable.Range(0, items.Length).Where(i => open[i] == 0));
        var sorted = new List<int>(items.Length);
        while (ready.TryDequeue(out var next))
        {
            sorted.Add(next);
            foreach (var dependent in dependents[next] ?? [])
            {
                if (--open[dependent] == 0)
                {
                    ready.Enqueue(dependent);
                }
            }
        }

        return (sorted, [.. Enumerable.Range(0, items.Length).Where(i => open[i] > 0)]);
    }

    private bool Reaches(int from, int to)
    {
        var seen = new HashSet<int> { from };
        var next = new Stack<int>([from]);
        while (next.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            foreach (var further in depends[at])
            {
                if (seen.Add(further))
                {
                    next.Push(further);
                }
            }
        }

        return false;
    }

    private void LeaveOut(int item, string dependency, string why)
    {
        leftOut[item].Add(dependency);
        notes[item].Add($"does not wait for {dependency}, which {why}");
    }

    private ImmutableArray<ImportedItem> InOrder() =>
        [
            .. Order()
                .Sorted.Select(i => new ImportedItem(
                    items[i],
                    ids[i],
                    [.. depends[i].Distinct().Select(to => ids[to])],
                    [
                        .. related[i]
                            .Except(depends[i])
                            .Distinct()
                            .Where(other => other != i)
                            .Select(other => ids[other]),
                    ],
                    [.. leftOut[i]],
                    [.. notes[i], .. GivenUp(i)]
                )),
        ];

    private IEnumerable<string> GivenUp(int item) =>
        from to in depends[item].Distinct()
        where items[item].State == WorkOrderState.Pending && items[to].State == WorkOrderState.Failed
        select $"waits for {ids[to]}, which was given up";
}
