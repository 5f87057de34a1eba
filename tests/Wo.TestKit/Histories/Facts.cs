using System.Collections.Immutable;

namespace Wo.TestKit.Histories;

/// <summary>Everything about one work order that anything is decided by, as it lies on the disk or as it is predicted.</summary>
internal sealed record Facts
{
    /// <summary>The states, in the order of their directories.</summary>
    public static readonly ImmutableArray<string> States = ["pending", "running", "done", "failed", "partial"];

    public required string Id { get; init; }

    /// <summary>Its files, by the directory that they lie in.</summary>
    public ImmutableSortedDictionary<string, Doc> Files { get; init; } =
        ImmutableSortedDictionary<string, Doc>.Empty.WithComparers(StringComparer.Ordinal);

    /// <summary>Its backups in every directory.</summary>
    public ImmutableArray<BackupFact> Backups { get; init; } = [];

    /// <summary>The copy beside the control records, as the best of the backups.</summary>
    public BackupFact? Kept { get; init; }

    /// <summary>All that it can be restored from.</summary>
    public IEnumerable<BackupFact> Copies => Kept is null ? Backups : Backups.Append(Kept);

    /// <summary>Whether there is a record that cannot be read.</summary>
    public bool IsRecordDamaged { get; init; }

    /// <summary>Whether there is a record at all.</summary>
    public bool HasRecord { get; init; }

    /// <summary>The revision on record; 0 without one.</summary>
    public long Revision { get; init; }

    /// <summary>The lease on record.</summary>
    public LeaseFact? Lease { get; init; }

    /// <summary>The intent on record.</summary>
    public IntentFact? Intent { get; init; }

    /// <summary>The lock mirror, with the name that stands in it.</summary>
    public LeaseFact? Mirror { get; init; }

    /// <summary>Whether the session log says that it was taken.</summary>
    public bool HasIntentMarker { get; init; }

    /// <summary>The lease that counts: the one on record, else a lock without one.</summary>
    public LeaseFact? Effective => Lease ?? Adopted;

    /// <summary>The lock mirror as it is adopted where no record has a lease.</summary>
    public LeaseFact? Adopted => Mirror?.AdoptedFor(ActiveState is { } state ? Files[state].Owner : null);

    /// <summary>The one that counts among its files by the reading rule; <see langword="null"/> where there is none.</summary>
    public string? ActiveState
    {
        get
        {
            if (Files.Count <= 1)
            {
                return Files.Keys.FirstOrDefault();
            }

            if (Files.Values.Any(doc => doc.IsBroken))
            {
                return null;
            }

            var highest = Files.Values.Max(doc => doc.Revision);
            var newest = Files.Where(file => file.Value.Revision == highest).ToList();
            return newest.Count == 1 ? newest[0].Key
                : newest.TrueForAll(file => file.Value.Hash == newest[0].Value.Hash)
                    ? newest.Find(file => file.Value.Status == file.Key).Key
                : null;
        }
    }

    /// <summary>
    /// The state of its only file where nothing about it is in doubt: readable, no older than its record, no intent.
    /// </summary>
    public string? Settled =>
        !IsRecordDamaged
        && Intent is null
        && Files.Count == 1
        && Files.Values.Single() is { IsBroken: false } doc
        && doc.Revision >= Revision
            ? Files.Keys.Single()
            : null;

    /// <summary>Puts a file in place of another, or of none.</summary>
    public Facts Move(string? from, string to, Doc doc) =>
        this with
        {
            Files = (from is null ? Files : Files.Remove(from)).SetItem(to, doc),
        };

    /// <summary>What is different from what was predicted, a line each.</summary>
    /// <param name="found">What is on the disk.</param>
    /// <param name="isAtRest">Whether the mirror has to fit, too: in the middle of an operation it need not.</param>
    public IEnumerable<string> Differences(Facts found, bool isAtRest)
    {
        foreach (var state in States)
        {
            var (mine, other) = (Files.GetValueOrDefault(state), found.Files.GetValueOrDefault(state));
            if (mine is null ? other is not null : other is null || !mine.Fits(other))
            {
                yield return $"{state}: expected {mine?.ToString() ?? "no file"}, found {other?.ToString() ?? "no file"}";
            }
        }

        if (IsRecordDamaged != found.IsRecordDamaged)
        {
            yield return $"record damaged: expected {IsRecordDamaged}, found {found.IsRecordDamaged}";
        }
        else if (!IsRecordDamaged)
        {
            if (Revision != found.Revision)
            {
                yield return $"revision on record: expected {Revision}, found {found.Revision}";
            }

            if (Lease is null ? found.Lease is not null : found.Lease is null || !Lease.Fits(found.Lease))
            {
                yield return $"lease: expected {Lease?.ToString() ?? "none"}, found {found.Lease?.ToString() ?? "none"}";
            }

            if ((Intent?.From, Intent?.To) != (found.Intent?.From, found.Intent?.To))
            {
                yield return $"intent: expected {Intent?.ToString() ?? "none"}, found {found.Intent?.ToString() ?? "none"}";
            }
        }

        if (isAtRest && Mirror?.Owner != found.Mirror?.Owner)
        {
            yield return $"lock: expected {Mirror?.Owner ?? "none"}, found {found.Mirror?.Owner ?? "none"}";
        }
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Id}: [{string.Join("; ", Files.Select(file => $"{file.Key}: {file.Value}"))}], record "
        + (IsRecordDamaged ? "damaged" : $"rev {Revision}, lease {Lease}, intent {Intent}")
        + $", lock {Mirror?.Owner}, backups {Backups.Length}";
}
