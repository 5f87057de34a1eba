using System.Collections.Concurrent;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>
/// Who held which work order when, as the clones were told, and whether two ever held one at once (I4 across clones). Of
/// registers it knows only in which order they had leases.
/// </summary>
internal sealed class HoldRecord
{
    private readonly ConcurrentQueue<Hold> holds = new();
    private readonly ConcurrentQueue<(string Id, string Clone, string Lease, long Began)> forced = new();
    private readonly ConcurrentQueue<(string Id, string Clone, long Began, long Ended, string What)> acts = new();

    /// <summary>How many times a work order was taken.</summary>
    public int Takes => holds.Count;

    /// <summary>How many times one that another clone held was taken by force.</summary>
    public int Forced => forced.Count;

    /// <summary>How many times a holder did what only the holder may.</summary>
    public int Acts => acts.Count;

    /// <summary>A clone was told that it holds a work order, by a lease.</summary>
    public Hold Take(string id, string clone, long at, string lease = "")
    {
        var hold = new Hold(id, clone, at, lease);
        holds.Enqueue(hold);
        return hold;
    }

    /// <summary>A clone has taken a work order by force, or was not told whether it has: the register tells.</summary>
    public void Force(string id, string clone, string lease, long began) => forced.Enqueue((id, clone, lease, began));

    /// <summary>A clone was told that it did what only the holder may.</summary>
    public void Act(string id, string clone, long began, long ended, string what) =>
        acts.Enqueue((id, clone, began, ended, what));

    /// <summary>What must not have been, one line each.</summary>
    /// <param name="leasesOf">
    /// The leases that a register had, in their order. A server that is cut off may do what it was asked long after the clone
    /// has given up, so that no time tells which holds a forced take has ended.
    /// </param>
    public IReadOnlyList<string> Check(Func<string, IReadOnlyList<string?>> leasesOf)
    {
        var all = holds.ToList();
        foreach (var (id, clone, lease, began) in forced)
        {
            var order = leasesOf(id).ToList();
            foreach (var hold in all.Where(hold => hold.Id == id && hold.Holder != clone))
            {
                if (order.IndexOf(hold.Lease) < order.IndexOf(lease))
                {
                    hold.Until = Math.Min(hold.Until, Math.Max(began, hold.From));
                }
            }
        }

        var faults = new List<string>();
        foreach (var one in all)
        {
            faults.AddRange(
                from other in all
                where other.Id == one.Id && string.CompareOrdinal(one.Holder, other.Holder) < 0
                where Math.Max(one.From, other.From) < Math.Min(one.Until, other.Until)
                select $"{one.Id} was held by {one.Holder} and {other.Holder} at once"
            );
            faults.AddRange(
                from act in acts
                where act.Id == one.Id && act.Clone != one.Holder && one.From < act.Began && act.Ended < one.Until
                select $"{act.Clone} could {act.What} {act.Id} while {one.Holder} held it"
            );
        }

        return faults;
    }

    /// <summary>What clones were told about one work order, in the order of time.</summary>
    public IEnumerable<string> Story(string id) =>
        holds
            .Where(hold => hold.Id == id)
            .Select(hold => (hold.From, $"{hold.Holder} holds it by {hold.Lease[..6]} until {hold.Until}"))
            .Concat(
                forced
                    .Where(one => one.Id == id)
                    .Select(one => (one.Began, $"{one.Clone} begins to force {one.Lease[..6]}"))
            )
            .Concat(
                acts.Where(act => act.Id == id)
                    .Select(act => (act.Began, $"{act.Clone} could {act.What} by {act.Ended}"))
            )
            .OrderBy(one => one.Item1)
            .Select(one => $"{one.Item1}: {one.Item2}");
}
