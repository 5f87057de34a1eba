namespace Wo.TestKit.Histories;

/// <summary>
/// What each command has to answer and to leave behind, from the facts alone: pure, and written from the description of
/// the formats and of the protocol. Exit codes: 0 done, 1 no, 3 not found, 4 conflict, 5 precondition, 6 reconcile first.
/// </summary>
internal static class CommandModel
{
    /// <summary>The ways in which a command may end; usually one.</summary>
    /// <param name="command">The command.</param>
    /// <param name="before">The work order before.</param>
    /// <param name="waiting">
    /// The exit code that says that it waits for another one, or that nobody can tell; <see langword="null"/> where it
    /// does not.
    /// </param>
    public static IReadOnlyList<Outcome> Outcomes(Command command, Facts before, int? waiting)
    {
        if (Obstacle(before) is { } obstacle)
        {
            return [.. obstacle.Select(exit => new Outcome(exit, before))];
        }

        var state = before.Settled!;
        var doc = before.Files[state];
        if (state == "running" && before.Effective is null && command.Verb is not Verb.Requeue)
        {
            return Unheld(command, before, doc);
        }

        if (command.Verb is Verb.Take)
        {
            return [Take(command, before, state, doc, waiting)];
        }

        if (command.Verb is Verb.Requeue)
        {
            return [state is "failed" or "partial" ? Close(before, state, "pending", Requeued(doc)) : new(5, before)];
        }

        return state == "running" ? OfHolder(command, before, doc, before.Effective!) : [new(5, before)];
    }

    /// <summary>
    /// Reconcile makes the lease again where the worktree is here; else it is probably held in another clone, and taking it
    /// over with a reason is the way out.
    /// </summary>
    private static IReadOnlyList<Outcome> Unheld(Command command, Facts before, Doc doc) =>
        [
            new(6, before),
            new(4, before),
            .. command is { Verb: Verb.TakeOver, IsForced: true }
                ? [Hand(command, before, doc)]
                : Array.Empty<Outcome>(),
        ];

    /// <summary>Whether <c>take --next</c> may take it.</summary>
    public static bool IsReady(Facts facts, int? waiting, DateTimeOffset now) =>
        facts is { Settled: "pending" or "partial", Lease: null }
        && (facts.Effective is null || facts.Effective.IsStale(now))
        && waiting is null;

    /// <summary>Whether a work order keeps those waiting that depend on it: 5 for yes, 6 where nobody can tell.</summary>
    public static int? Waiting(Facts other) =>
        other.Files.IsEmpty ? 5
        : other.ActiveState is not { } state || other.Files[state].IsBroken ? 6
        : state == "done" ? null
        : 5;

    /// <summary>Why nothing may be done to it now, as exit codes that say so; or nothing.</summary>
    private static int[]? Obstacle(Facts facts) =>
        facts switch
        {
            { IsRecordDamaged: true } => [6],
            { Files.IsEmpty: true, Revision: 0, Intent: null } => !facts.Copies.Any() && facts.Effective is null
                ? [3]
                : [3, 6],
            { Settled: null } => [6],
            _ => null,
        };

    private static Outcome Take(Command command, Facts before, string state, Doc doc, int? waiting)
    {
        if (state == "running")
        {
            return new(4, before);
        }

        if (state is not ("pending" or "partial"))
        {
            return new(5, before);
        }

        // A lease on record is of a take that died; a lock alone is of an older tool, and holds for as long as it lives.
        if (before.Lease is not null)
        {
            return new(6, before);
        }

        if (before.Effective is { } held && !held.IsStale(command.Now))
        {
            return new(4, before);
        }

        if (waiting is { } exit && !command.IsForced)
        {
            return new(exit, before);
        }

        var lease = new LeaseFact(command.NewToken, command.Actor, command.Now, command.TtlSeconds)
        {
            Slack = command.Slack,
        };
        var revision = Math.Max(doc.Revision, before.Revision) + 1;
        var taken = doc with
        {
            Status = "running",
            Revision = revision,
            Owner = command.Actor,
            IsStarted = true,
            IsPlaced = true,
            Hash = "",
        };
        return new(
            0,
            before.Move(state, "running", taken) with
            {
                HasRecord = true,
                Revision = revision,
                Lease = lease,
                Mirror = lease with { Token = null },
                HasIntentMarker = true,
            }
        );
    }

    private static IReadOnlyList<Outcome> OfHolder(Command command, Facts before, Doc doc, LeaseFact lease)
    {
        if (command.Verb is Verb.TakeOver)
        {
            var isFromTheFuture = lease.RenewedAt - command.Now > TimeSpan.FromMinutes(5);
            return lease.IsStale(command.Now) || (command.IsForced && isFromTheFuture) ? [Hand(command, before, doc)]
                // A lock may have come with a commit, like the work order; a reason takes it over where no worktree is here.
                : before.Lease is null && command.IsForced ? [new(4, before), Hand(command, before, doc)]
                : [new(4, before)];
        }

        if (!command.IsForced && (command.Token is { } token ? token != lease.Token : !lease.IsHeldBy(command.Actor)))
        {
            return [new(4, before)];
        }

        var filled = doc with { Owner = doc.Owner ?? lease.Owner, IsStarted = true, IsPlaced = true };
        return command.Verb switch
        {
            Verb.Resume => [Hand(command, before, doc)],
            Verb.Heartbeat => [Renew(command, before, lease)],
            Verb.FinishDone when !doc.IsPlaced && !lease.HasPlace => [new(5, before)],
            Verb.FinishDone when !before.HasIntentMarker => [new(1, before)],
            Verb.FinishDone => [Close(before, "running", "done", filled)],
            Verb.FinishFailed => [Close(before, "running", "failed", filled)],
            Verb.FinishPartial => [Close(before, "running", "partial", filled)],
            Verb.Release => [Close(before, "running", "pending", Requeued(filled))],
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.Verb, null),
        };
    }

    /// <summary>The lease is replaced without a gap, and the file names the new owner and has what it lost.</summary>
    private static Outcome Hand(Command command, Facts before, Doc doc)
    {
        var lease = new LeaseFact(command.NewToken, command.Actor, command.Now, command.TtlSeconds)
        {
            Slack = command.Slack,
        };
        var handed = before with { HasRecord = true, Lease = lease, Mirror = lease with { Token = null } };
        var filled = doc with { Owner = command.Actor, IsStarted = true, IsPlaced = true, Hash = "" };
        return new(0, handed.Move(null, "running", filled));
    }

    private static Outcome Renew(Command command, Facts before, LeaseFact lease)
    {
        var renewed = lease with { RenewedAt = command.Now, Slack = command.Slack };
        return new(0, before with { HasRecord = true, Lease = renewed, Mirror = renewed with { Token = null } });
    }

    private static Doc Requeued(Doc doc) => doc with { Owner = null, IsStarted = false };

    /// <summary>A transition that ends a lease, where there is one.</summary>
    private static Outcome Close(Facts before, string from, string to, Doc doc)
    {
        var revision = Math.Max(doc.Revision, before.Revision) + 1;
        var closed = doc with { Status = to, Revision = revision, Hash = "" };
        return new(
            0,
            before.Move(from, to, closed) with
            {
                HasRecord = true,
                Revision = revision,
                Lease = null,
                Mirror = null,
            }
        );
    }
}
