using System.Runtime.InteropServices;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>Writes the file of summaries, where enough was found out that is not in it.</summary>
/// <param name="files">The file system.</param>
/// <param name="control">Where it lies.</param>
/// <param name="use">From when on it pays.</param>
internal sealed class SummarySaver(IFileSystem files, ControlLayout control, SummaryCacheUse use)
{
    // Fewer are made into rows by one thread.
    private const int FewRows = 512;

    /// <summary>Writes it; a disk that takes nothing leaves what is there.</summary>
    /// <param name="all">Every file of the tree; nothing in the place of one that is gone.</param>
    /// <param name="since">When the reading of them began.</param>
    /// <param name="kept">What was kept before, which stays for files that were not looked at.</param>
    /// <param name="key">What decides the meaning of summaries, and the tree that they are of.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether it was written.</returns>
    public bool Save(
        IEnumerable<WorkOrderCandidate?> all,
        DateTimeOffset since,
        KeptSummaries? kept,
        ReadOnlySpan<byte> key,
        DateTimeOffset now
    )
    {
        var (count, fresh) = (0, new List<WorkOrderCandidate>());
        foreach (var file in all)
        {
            if (file is not null)
            {
                count++;
                if (file.HasNewToKeep(since))
                {
                    fresh.Add(file);
                }
            }
        }

        if (fresh.Count < use.FewestNew || fresh.Count < count / 64)
        {
            return false;
        }

        try
        {
            var toKeep = InOrder(kept is null ? fresh : [.. all.OfType<WorkOrderCandidate>()]);

            // It says what files say, which not each user may read. What a loss of power leaves of it is not believed.
            using var prepared = PreparedFile.Write(
                files,
                control.Summaries,
                Build(toKeep, since, kept).Build(key, now),
                Durability.None,
                mode: PreparedFile.OwnerOnly
            );
            prepared.Publish();
            return true;
        }
        catch (StorageException)
        {
            return false; // a disk that is full or may not be written to, or a repository without control records
        }
    }

    /// <summary>Makes the rows of both halves at the same time.</summary>
    private static KeptSummariesBuilder Build(
        List<WorkOrderCandidate> toKeep,
        DateTimeOffset since,
        KeptSummaries? kept
    )
    {
        var half = toKeep.Count < FewRows ? toKeep.Count : toKeep.Count / 2;
        var rest = new Lazy<KeptSummariesBuilder>(() =>
        {
            var second = new KeptSummariesBuilder(toKeep.Count - half);
            Add(second, CollectionsMarshal.AsSpan(toKeep)[half..], since, kept);
            return second;
        });
        if (half < toKeep.Count)
        {
            Aside.Begin(() => _ = rest.Value);
        }

        var rows = new KeptSummariesBuilder(toKeep.Count);
        Add(rows, CollectionsMarshal.AsSpan(toKeep)[..half], since, kept);
        if (half < toKeep.Count)
        {
            rows.Add(rest.Value);
        }

        return rows;
    }

    private static void Add(
        KeptSummariesBuilder rows,
        ReadOnlySpan<WorkOrderCandidate> toKeep,
        DateTimeOffset since,
        KeptSummaries? kept
    )
    {
        foreach (var file in toKeep)
        {
            if (file.HasNewToKeep(since))
            {
                rows.Add(file.State, file.Id, file.Stamp!.Value, file.IsUsual, file.Summary, file.Examined);
            }
            else if (kept?.Find(file.State, file.Id) is { } row)
            {
                rows.Add(file.State, file.Id, kept.StampAt(row), kept.IsUsualAt(row), kept.BytesAt(row));
            }
        }
    }

    /// <summary>In the order of rows, which a reading of all files has already.</summary>
    private static List<WorkOrderCandidate> InOrder(List<WorkOrderCandidate> toKeep)
    {
        if (!toKeep.Zip(toKeep.Skip(1)).All(static pair => Compare(pair.First, pair.Second) <= 0))
        {
            toKeep.Sort(Compare);
        }

        return toKeep;
    }

    private static int Compare(WorkOrderCandidate one, WorkOrderCandidate other) =>
        string.CompareOrdinal(one.Id.Value, other.Id.Value) is var order and not 0
            ? order
            : one.State.CompareTo(other.State);
}
