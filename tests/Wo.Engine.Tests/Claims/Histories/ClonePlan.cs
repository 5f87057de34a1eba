namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>Kinds of steps.</summary>
internal enum CloneStep
{
    Command,
    Work,
    Tree,
    Time,
    Skew,
    Partition,
}

/// <summary>What happens next, by chance alone: which clone does what, and what comes between.</summary>
internal sealed class ClonePlan(Random random, HistoryRemote remote)
{
    private const int FewestSteps = 10;
    private const int MostSteps = 26;

    private static readonly TimeSpan[] Jumps =
    [
        TimeSpan.FromSeconds(20),
        TimeSpan.FromMinutes(16),
        TimeSpan.FromMinutes(70),
        TimeSpan.FromDays(3),
    ];

    private static readonly TimeSpan[] Skews =
    [
        TimeSpan.Zero,
        TimeSpan.FromMinutes(3),
        TimeSpan.FromMinutes(-3),
        TimeSpan.FromMinutes(50),
        TimeSpan.FromMinutes(-50),
        TimeSpan.FromDays(4),
        TimeSpan.FromDays(-4),
    ];

    /// <summary>How often each kind comes up.</summary>
    private static readonly CloneStep[] Kinds = Weighted(
        (CloneStep.Command, 70),
        (CloneStep.Work, 16),
        (CloneStep.Tree, 8),
        (CloneStep.Time, 6),
        (CloneStep.Skew, 4),
        (CloneStep.Partition, 3)
    );

    private static readonly CloneVerb[] Verbs = Weighted(
        (CloneVerb.Take, 22),
        (CloneVerb.TakeNext, 10),
        (CloneVerb.Resume, 2),
        (CloneVerb.TakeOver, 10),
        (CloneVerb.Heartbeat, 2),
        (CloneVerb.HeartbeatShared, 5),
        (CloneVerb.FinishDone, 7),
        (CloneVerb.FinishFailed, 5),
        (CloneVerb.FinishPartial, 6),
        (CloneVerb.Release, 6),
        (CloneVerb.Requeue, 6),
        (CloneVerb.Push, 4),
        (CloneVerb.Sync, 4),
        (CloneVerb.Detect, 1),
        (CloneVerb.Reconcile, 10)
    );

    public int Steps() => random.Next(FewestSteps, MostSteps + 1);

    public CloneStep Kind() => Any(Kinds);

    public HistoryClone Clone() => Any(remote.Clones);

    public HistoryClone OtherThan(HistoryClone clone) =>
        remote.Clones[(remote.Clones.IndexOf(clone) + random.Next(1, remote.Clones.Count)) % remote.Clones.Count];

    public TimeSpan Jump() => Any(Jumps);

    public TimeSpan Skew() => Any(Skews);

    /// <summary>A work order that a clone holds; <see langword="null"/> for none.</summary>
    public string? Held(HistoryClone clone) => AnyOrNone(HistoryRemote.Ids.Where(id => clone.Token(id) is not null));

    /// <summary>A clone that holds any work order; <see langword="null"/> for none.</summary>
    public HistoryClone? Holder() =>
        AnyOrNone(remote.Clones.Where(clone => HistoryRemote.Ids.Any(id => clone.Token(id) is not null)));

    /// <summary>A command, mostly one that can do something there, and mostly undisturbed.</summary>
    public (HistoryClone Clone, CloneCommand Command) Command(HistoryClone clone)
    {
        var (verb, id) = (Any(Verbs), Any(HistoryRemote.Ids));
        if (verb is >= CloneVerb.Heartbeat and <= CloneVerb.Release or CloneVerb.Push && !Seldom())
        {
            clone = Holder() ?? clone;
            id = Held(clone) ?? id;
        }
        else if (verb == CloneVerb.Requeue && !Seldom())
        {
            var closed = remote.Clones.Where(each => HistoryRemote.Ids.Any(one => IsGivenUp(each, one)));
            clone = AnyOrNone(closed) ?? clone;
            id = AnyOrNone(HistoryRemote.Ids.Where(one => IsGivenUp(clone, one))) ?? id;
        }
        else if (verb == CloneVerb.TakeOver && !Seldom())
        {
            id = AnyOrNone(HistoryRemote.Ids.Where(one => clone.Places(one) is ["running"])) ?? id;
        }

        return (clone, Disturbed(clone, new CloneCommand(verb, id)));
    }

    private CloneCommand Disturbed(HistoryClone clone, CloneCommand command)
    {
        var mayGoOn = command.IsTake || command.IsMove;
        command = command with
        {
            NoWorktree = command.IsTake && random.Next(5) == 0,
            IsForced = command.Verb is CloneVerb.TakeOver or CloneVerb.Reconcile && random.Next(5) == 0,
            IsOffline = mayGoOn && random.Next(clone.IsCutOff ? 2 : 25) == 0,
        };
        return random.Next(9) switch
        {
            0 or 1 => command with { Cut = ((Cut)random.Next(Enum.GetValues<Cut>().Length), random.Next(5)) },
            2 => command with { KilledAtGit = random.Next(50) },
            3 => command with { KilledAtFile = random.Next(90) },
            _ => command,
        };
    }

    private static bool IsGivenUp(HistoryClone clone, string id) => clone.Places(id) is ["failed"] or ["partial"];

    private bool Seldom() => random.Next(6) == 0;

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    private T? AnyOrNone<T>(IEnumerable<T> all)
        where T : class => all.ToList() is { Count: > 0 } list ? Any(list) : null;

    private static T[] Weighted<T>(params (T Item, int Weight)[] items) =>
        [.. items.SelectMany(item => Enumerable.Repeat(item.Item, item.Weight))];
}
