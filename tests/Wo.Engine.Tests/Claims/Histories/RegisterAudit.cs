using Wo.Engine.Tests.Histories;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// Judges what becomes of the registers, by the specification and nothing of the product: each is one chain of versions, each
/// version was written by a clone that was at work and may write it, and a lease of another clone ends only once it is over.
/// </summary>
internal sealed class RegisterAudit(HistoryRemote remote)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestWatch = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, List<RegisterVersion>> chains = HistoryRemote.Ids.ToDictionary(
        id => id,
        _ => new List<RegisterVersion>()
    );
    private readonly HashSet<string> nonces = [];

    /// <summary>The newest version that was seen; <see langword="null"/> for none.</summary>
    public RegisterVersion? Newest(string id) => chains[id].LastOrDefault();

    /// <summary>How many versions were judged.</summary>
    public int Versions => nonces.Count;

    /// <summary>Whether a token was ever that of a register.</summary>
    public bool Knew(string id, string token) => chains[id].Exists(version => version.Token == token);

    /// <summary>Looks at what was written since the last look.</summary>
    /// <param name="writers">The clones that were at work.</param>
    /// <param name="mayForce">Whether any of them had a reason to replace a lease that is not over.</param>
    public void Look(IReadOnlyCollection<HistoryClone> writers, bool mayForce)
    {
        foreach (var id in HistoryRemote.Ids)
        {
            foreach (var version in NewOnes(id))
            {
                Judge(chains[id], version, writers, mayForce);
                chains[id].Add(version);
            }
        }
    }

    private IEnumerable<RegisterVersion> NewOnes(string id)
    {
        var (known, tip) = (Newest(id)?.Commit, remote.Tip(id));
        if (tip == known)
        {
            yield break;
        }

        HistoryFailure.Unless(tip is not null, $"the register of {id} is gone");
        var lines = remote.Git([
            "rev-list",
            "--reverse",
            "--parents",
            tip!,
            .. known is null ? Array.Empty<string>() : [$"^{known}"],
        ]);
        var former = known;
        foreach (var words in lines.Split('\n').Select(line => line.Split(' ')))
        {
            HistoryFailure.Unless(
                words.Length <= 2 && words.ElementAtOrDefault(1) == former,
                $"the register of {id} is no chain: {string.Join(' ', words)} does not follow {former}"
            );
            former = words[0];
            yield return RegisterVersion.Parse(
                former,
                words.ElementAtOrDefault(1),
                remote.Git("show", $"{former}:claim.json")
            );
        }

        HistoryFailure.Unless(former == tip, $"the register of {id} is no chain: it ends at {tip}");
    }

    private void Judge(
        List<RegisterVersion> chain,
        RegisterVersion now,
        IReadOnlyCollection<HistoryClone> writers,
        bool mayForce
    )
    {
        var former = chain.LastOrDefault();
        var before = chain.Count > 1 ? chain[^2] : null;
        var writer = writers.FirstOrDefault(clone => clone.CloneId == now.ChangedIn);
        HistoryFailure.Unless(writer is not null, $"{now} was written by a clone that was not at work");
        HistoryFailure.Unless(nonces.Add(now.Nonce), $"{now} was written twice");
        var isPutBack = former?.ChangedIn == now.ChangedIn && now.Token == before?.Token;
        HistoryFailure.Unless(
            isPutBack || now.Revision >= (former?.Revision ?? 0),
            $"the revision of {now} is below that of {former}"
        );
        if (now.Token is not null && now.Token != former?.Token)
        {
            HistoryFailure.Unless(
                now.Holder == now.ChangedIn || isPutBack,
                $"{now} gives a lease to a clone that did not ask for it"
            );
        }

        if (former?.Token is not null && former.Token != now.Token && former.Holder != now.ChangedIn && !mayForce)
        {
            JudgeTakeOver(former, now, writer!);
        }
    }

    /// <summary>A lease of another clone has ended.</summary>
    private void JudgeTakeOver(RegisterVersion former, RegisterVersion now, HistoryClone writer)
    {
        HistoryFailure.Unless(now.Token is not null, $"{now} ends a lease of another clone and takes none: {former}");
        HistoryFailure.Unless(now.Changed >= former.Expires, $"{now} takes over what is not over: {former}");
        // A renewal that was seen when it was new tells that the clocks agree. Where they do not, only what was watched counts.
        var first = remote.Seen.First(writer, former.Commit);
        var watch = TimeSpan.FromSeconds(former.TtlSeconds / 4.0);
        watch = watch < LongestWatch ? watch : LongestWatch;
        HistoryFailure.Unless(
            first is { } seen
                && ((seen - former.Changed).Duration() < Tolerated || writer.Clock.GetUtcNow() - seen >= watch),
            $"{now} takes over what {writer.Name} has seen first at {first:O}: {former}"
        );
    }
}
