namespace Wo.TestKit.Histories;

/// <summary>
/// What <c>reconcile --apply</c> makes of the facts of one work order: pure, and written from the table of findings. The
/// rules are applied until none applies any more.
/// </summary>
internal sealed class ReconcileModel(bool isForced, DateTimeOffset now, long readerTtlSeconds)
{
    private const int MostRounds = 20;

    /// <summary>
    /// The facts afterwards; <see langword="null"/> where force has to choose among files of which no rule prefers one.
    /// </summary>
    public Facts? After(Facts before)
    {
        var facts = before;
        for (var round = 0; round < MostRounds; round++)
        {
            var next = Step(facts);
            if (next is null || next == facts)
            {
                return next;
            }

            facts = next;
        }

        throw new InvalidOperationException($"The rules never come to an end: {before}");
    }

    /// <summary>The first rule that applies; the same facts where none does.</summary>
    private Facts? Step(Facts facts) =>
        facts.IsRecordDamaged ? (isForced ? Rebuild(facts) : facts)
        : facts.Intent is { } intent ? Recover(facts, intent)
        : facts.Files.Count > 1 ? Deduplicate(facts)
        : facts.Files.IsEmpty ? Restore(facts)
        : facts.Settled is { } state ? Settle(facts, state, facts.Files[state])
        : facts.Files.Values.Single().IsBroken ? facts
        : isForced ? WentBack(facts)
        : facts;

    /// <summary>A damaged record is made again from the files, the backups and the lock.</summary>
    private static Facts Rebuild(Facts facts)
    {
        var docs = facts.Files.Values.Concat(facts.Copies.Select(backup => backup.Doc)).Where(doc => !doc.IsBroken);
        var isRunning = facts.ActiveState == "running" && !facts.Files["running"].IsBroken;
        var lease = isRunning ? facts.Adopted : null;
        return facts with
        {
            IsRecordDamaged = false,
            Revision = docs.Select(doc => doc.Revision).DefaultIfEmpty(0).Max(),
            Lease = lease is null ? null : lease with { HasPlace = facts.Files["running"].IsPlaced },
            Intent = null,
        };
    }

    /// <summary>Compares hashes, nothing else: completes, undoes, or leaves it to force.</summary>
    private Facts? Recover(Facts facts, IntentFact intent)
    {
        var source = facts.Files.GetValueOrDefault(intent.From);
        var target = facts.Files.GetValueOrDefault(intent.To);
        var forgotten = facts with { Intent = null };
        if (target is null && source is null)
        {
            if (!facts.Files.IsEmpty)
            {
                return Accept(facts); // a hand carried it to a third place
            }

            var backup = facts.Backups.FirstOrDefault(b =>
                b.State == intent.From && b.Name == intent.Backup && b.Doc.Hash == intent.OldHash
            );
            return backup is null ? Accept(facts) : forgotten.Move(null, intent.From, backup.Doc);
        }

        if (target is null)
        {
            return source!.Hash == intent.OldHash ? forgotten
                : source.Hash == intent.StagedHash ? Complete(facts.Move(intent.From, intent.To, source), intent)
                : Accept(facts);
        }

        return target.Hash != intent.StagedHash ? Accept(facts)
            : source is null ? Complete(facts, intent)
            : source.Hash == target.Hash ? Complete(facts.Move(intent.From, intent.To, target), intent)
            : Accept(facts);
    }

    private static Facts Complete(Facts facts, IntentFact intent)
    {
        var lease = intent.To == "running" ? facts.Lease : null;
        return facts with
        {
            Intent = null,
            Revision = Math.Max(facts.Revision, intent.Revision),
            Lease = lease,
            Mirror = lease is null ? null : lease with { Token = null },
        };
    }

    /// <summary>Somebody's hand was in it: with force the file that is there is accepted, all else is kept.</summary>
    private Facts? Accept(Facts facts)
    {
        if (!isForced)
        {
            return facts;
        }

        if (facts.Files.Count > 1 && facts.ActiveState is null)
        {
            return facts.Files.Values.Any(doc => !doc.IsBroken) ? null : facts with { Intent = null };
        }

        var kept = facts.ActiveState is { } state ? KeepOnly(facts, state) : facts;
        var revision = kept
            .Files.Values.Where(doc => !doc.IsBroken)
            .Select(doc => doc.Revision)
            .DefaultIfEmpty(0)
            .Max();
        return kept with { Intent = null, Revision = Math.Max(facts.Revision, revision) };
    }

    private Facts? Deduplicate(Facts facts)
    {
        if (facts.ActiveState is { } state)
        {
            return facts.Effective is null || isForced ? KeepOnly(facts, state) : facts;
        }

        return !isForced || facts.Files.Values.All(doc => doc.IsBroken) ? facts : null;
    }

    /// <summary>The others become backups where they lie.</summary>
    private static Facts KeepOnly(Facts facts, string state) =>
        facts with
        {
            Files = facts.Files.RemoveRange(facts.Files.Keys.Where(other => other != state)),
            Backups =
            [
                .. facts.Backups,
                .. facts
                    .Files.Where(file => file.Key != state)
                    .Select(file => new BackupFact(file.Key, $"{facts.Id}.yaml.bak.now", file.Value)),
            ],
        };

    /// <summary>No file is left.</summary>
    private Facts Restore(Facts facts)
    {
        // A lock that no record knows is somebody's leftover; a lease on record may be all that is left of the work.
        if (facts.Lease is null && facts.Mirror is not null)
        {
            return facts with { Mirror = null };
        }

        if (!facts.Copies.Any() && facts.Revision == 0)
        {
            return facts with { Lease = null, Mirror = facts.Lease is null ? facts.Mirror : null };
        }

        var best = Newest(facts.Copies.Where(backup => !backup.Doc.IsBroken));
        if (best is null)
        {
            return facts.Backups.IsEmpty && facts.Lease is null && isForced ? facts with { Revision = 0 } : facts;
        }

        // The very version that the owner holds goes back without a question.
        var isAsHeld = best is { IsNewest: true, State: "running" } && best.Doc.Revision == facts.Revision;
        return facts.Lease is null || isForced || isAsHeld
            ? facts.Move(null, best.State, best.Doc) with
            {
                Revision = Math.Min(facts.Revision, best.Doc.Revision),
            }
            : facts;
    }

    private static BackupFact? Newest(IEnumerable<BackupFact> backups) =>
        backups
            .OrderByDescending(backup => backup.Doc.Revision)
            .ThenByDescending(backup => backup.Name, StringComparer.Ordinal)
            .ThenByDescending(backup => backup.Doc.Status == backup.State)
            .FirstOrDefault();

    /// <summary>The file is older than its record: the newest backup of the recorded revision, else the file as it is.</summary>
    private static Facts WentBack(Facts facts)
    {
        var (state, doc) = facts.Files.Single();
        var backup = Newest(
            facts.Copies.Where(backup =>
                !backup.Doc.IsBroken
                && backup.Doc.Revision == facts.Revision
                && Facts.States.Contains(backup.Doc.Status)
            )
        );
        if (backup is null)
        {
            return facts with { Revision = doc.Revision };
        }

        var to = backup.Doc.Status;
        return to == state
            ? facts.Move(null, state, backup.Doc)
            : Complete(facts.Move(state, to, backup.Doc), new IntentFact(state, to) { Revision = facts.Revision });
    }

    /// <summary>One file, readable, up to date: status, lock, lease and metadata follow it.</summary>
    private Facts Settle(Facts facts, string state, Doc doc)
    {
        if (doc.Status != state)
        {
            return facts.Move(null, state, doc with { Status = state, Hash = "" });
        }

        if (state != "running")
        {
            return facts with { Lease = null, Mirror = null };
        }

        if (facts.Effective is not { } lease)
        {
            return WithoutLease(facts, doc);
        }

        var filled = doc with
        {
            Owner = doc.Owner ?? (lease.Owner == LeaseFact.Nobody ? null : lease.Owner),
            IsStarted = true,
            IsPlaced = doc.IsPlaced || lease.HasPlace,
        };
        if (filled != doc)
        {
            return facts.Move(null, state, filled with { Hash = "" });
        }

        return facts.Lease is null ? facts : facts with { Mirror = facts.Lease with { Token = null } };
    }

    private Facts WithoutLease(Facts facts, Doc doc)
    {
        if (doc is { IsPlaced: true, Owner: { } owner })
        {
            var lease = new LeaseFact(LeaseFact.Unknown, owner, now, readerTtlSeconds);
            return facts with { HasRecord = true, Lease = lease, Mirror = lease with { Token = null } };
        }

        // Without a record and a place it is probably held in another clone.
        if (!isForced || (!facts.HasRecord && !doc.IsPlaced))
        {
            return facts;
        }

        var revision = Math.Max(doc.Revision, facts.Revision) + 1;
        var requeued = doc with { Status = "pending", Revision = revision, Owner = null, IsStarted = false, Hash = "" };
        return facts.Move("running", "pending", requeued) with { HasRecord = true, Revision = revision };
    }
}
