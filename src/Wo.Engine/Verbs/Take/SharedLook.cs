using System.Collections.Immutable;
using Wo.Engine.Read;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// A look for what is ready that serves all who wait for it: of many processes that come at the same moment, one reads the
/// tree and tells the others what it found.
/// </summary>
/// <remarks>
/// Told is only what a look found that began after the one who is told had come, and only where it left nothing in doubt. It is
/// no more than an order in which to try: whether a work order is ready is decided when it is taken, under its lock.
/// </remarks>
/// <param name="workspace">The state root.</param>
internal sealed class SharedLook(Workspace workspace)
{
    // A process that gets none of so many looks for itself.
    private const int MostTold = 64;

    private readonly TreeReader reader = new(workspace);

    /// <summary>Looks, or waits for one that does.</summary>
    /// <param name="told">What another process found, in the order in which it is to be taken.</param>
    /// <returns>What this one found; <see langword="null"/> where it was told.</returns>
    public ReadyLook? Look(out ImmutableArray<WorkOrderId> told)
    {
        told = [];
        using (var turn = workspace.RootRecord.IsAnothers ? null : workspace.LookTurn.Wait())
        {
            if (turn?.DoneMeanwhile() is { } words)
            {
                told = Ids(words);
            }
            else if (turn is not null)
            {
                return LookForAll(turn);
            }
        }

        // Where there was nothing to tell, each one looks, and all at the same time.
        return told.IsEmpty ? LookAlone() : null;
    }

    /// <summary>Looks, whatever others do.</summary>
    public ReadyLook LookAlone()
    {
        var (reading, isOfOneMoment) = reader.ReadWaitingOnce();
        return new ReadyLook(reader, reading, isOfOneMoment);
    }

    /// <summary>Looks while nothing moves.</summary>
    public ReadyLook LookAtOneMoment() => new(reader, reader.ReadOpen(), isOfOneMoment: true);

    private ReadyLook LookForAll(Turn.Held turn)
    {
        turn.Begin();
        var own = LookAlone();

        // A process that found the turn free hardly has others behind it.
        var found = turn.HasWaited && own.Doubt is null ? Ready(own.Reading) : [];
        workspace.Cache.SaveForOthers();
        if (turn.HasWaited)
        {
            turn.End(found);
        }

        return own;
    }

    private static string[] Ready(TreeReading reading) =>
        [.. reading.Readiness.InThisClone.InTurn(reading.Scan).Take(MostTold).Select(file => file.Id.Value)];

    private static ImmutableArray<WorkOrderId> Ids(IEnumerable<string> words)
    {
        var ids = ImmutableArray.CreateBuilder<WorkOrderId>(MostTold);
        foreach (var word in words)
        {
            if (WorkOrderId.TryParse(word, out var id))
            {
                ids.Add(id);
            }
        }

        return ids.DrainToImmutable();
    }
}
