using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Engine.Claims.Git;
using Wo.Engine.Configuration;

namespace Wo.Engine.Claims.Etcd;

/// <summary>
/// Registers in keys of etcd, which decides every race: a transaction names the revision that the key was last changed in.
/// Branches of work go to the remote of git before that, so that what a register names is there.
/// </summary>
/// <param name="members">Asks etcd.</param>
/// <param name="settings">Its addresses and the prefix.</param>
/// <param name="branches">Pushes branches.</param>
internal sealed class EtcdClaimRegistry(EtcdMembers members, EtcdSettings settings, BranchPush branches)
    : IClaimRegistry
{
    private const string RangeMethod = "kv/range";
    private const string SwapMethod = "kv/txn";

    // More than this at once would be some tens of megabytes; no tree has so many.
    private const int MostAtOnce = 20_000;

    /// <inheritdoc/>
    public string Place =>
        $"{string.Join(", ", settings.Endpoints.Select(static endpoint => endpoint.Authority))} ({settings.Prefix})";

    /// <inheritdoc/>
    public string NameOf(WorkOrderId id) => $"{settings.Prefix}/{id}";

    /// <inheritdoc/>
    public Result<RegisterEntry?> Read(WorkOrderId id, CancellationToken cancellation) =>
        from range in Look(EtcdMessages.Get(NameOf(id)), cancellation)
        from value in Understood(() => EtcdMessages.Values(range).FirstOrDefault())
        select value is null ? null : Entry(id, value);

    /// <inheritdoc/>
    public Result<ImmutableArray<RegisterEntry>> List(
        Func<WorkOrderId, string?> knownVersion,
        CancellationToken cancellation
    )
    {
        var entries = ImmutableArray.CreateBuilder<RegisterEntry>();
        var (first, end) = (
            Encoding.UTF8.GetBytes($"{settings.Prefix}/"),
            Encoding.UTF8.GetBytes($"{settings.Prefix}0")
        );
        var moment = 0L;
        while (true)
        {
            var request = EtcdMessages.Range(first, end, MostAtOnce, moment);
            if (!Look(request, cancellation).TryGet(out var range, out var error))
            {
                return error;
            }

            if (!Understood(() => EtcdMessages.Values(range).ToList()).TryGet(out var values, out error))
            {
                return error;
            }

            entries.AddRange(Entries(values));
            if (!EtcdMessages.HasMore(range) || values.Count == 0)
            {
                return entries.ToImmutable();
            }

            // All pages are of one moment, and the next key is the last one with a zero behind it.
            moment = moment == 0 ? EtcdMessages.Revision(range) : moment;
            first = [.. values[^1].Key, 0];
        }
    }

    /// <inheritdoc/>
    public SwapAnswer Swap(ClaimSwap swap, CancellationToken cancellation)
    {
        var expected = 0L;
        if (
            swap.Expected is { } version
            && !long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out expected)
        )
        {
            // What was seen elsewhere, before the settings named etcd.
            return SwapAnswer.Lost();
        }

        if (swap.Branch is { } branch)
        {
            // A clone that was superseded must not move the branch of the one that goes on.
            if (!Read(swap.Id, cancellation).TryGet(out var found, out var unread))
            {
                return SwapAnswer.Refused(unread);
            }

            if (found?.Version != swap.Expected)
            {
                return SwapAnswer.Lost();
            }

            if (branches.Push(branch, cancellation) is { } notPushed)
            {
                return notPushed;
            }
        }

        return members
            .Change(SwapMethod, EtcdMessages.Swap(NameOf(swap.Id), expected, swap.Content), cancellation)
            .TryGet(out var reply, out var error)
            ? Judge(swap, reply)
            : SwapAnswer.Refused(error);
    }

    private SwapAnswer Judge(ClaimSwap swap, EtcdReply reply)
    {
        if (reply.Outcome != EtcdOutcome.Answered)
        {
            var error = EtcdFailure.Of(Place, reply);
            return reply.Outcome is EtcdOutcome.Denied or EtcdOutcome.NotSent
                ? SwapAnswer.Refused(error)
                : SwapAnswer.Unknown(error);
        }

        if (
            !Understood(() =>
                    EtcdMessages.HasSucceeded(reply.Body)
                        ? EtcdMessages.Revision(reply.Body)
                        : Own(swap, EtcdMessages.Found(reply.Body))
                )
                .TryGet(out var revision, out var unknown)
        )
        {
            return SwapAnswer.Unknown(unknown);
        }

        return revision is { } won ? SwapAnswer.Won(Version(won)) : SwapAnswer.Lost();
    }

    /// <summary>Contents name the swap that wrote them: the same content is that of this swap, which won before it was heard of.</summary>
    private static long? Own(ClaimSwap swap, EtcdValue? found) =>
        found is not null && swap.Content is { } content && content.AsSpan().SequenceEqual(found.Content)
            ? found.Revision
            : null;

    private Result<JsonElement> Look(byte[] request, CancellationToken cancellation) =>
        from reply in members.Look(RangeMethod, request, cancellation)
        from body in reply.Outcome == EtcdOutcome.Answered
            ? reply.Body
            : (Result<JsonElement>)EtcdFailure.Of(Place, reply)
        select body;

    private IEnumerable<RegisterEntry> Entries(IEnumerable<EtcdValue> values)
    {
        foreach (var value in values)
        {
            var name = Encoding.UTF8.GetString(value.Key.AsSpan(settings.Prefix.Length + 1));
            if (WorkOrderId.TryParse(name, out var id))
            {
                yield return Entry(id, value);
            }
        }
    }

    private static RegisterEntry Entry(WorkOrderId id, EtcdValue value) =>
        value.Content.Length <= SharedClaimReader.MostBytes
            ? new RegisterEntry(id, Version(value.Revision), value.Content)
            : new RegisterEntry(id, Version(value.Revision), null, "is longer than any claim");

    private Result<T> Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception foreign)
            when (foreign is FormatException or KeyNotFoundException or InvalidOperationException or OverflowException)
        {
            return EtcdFailure.Of(Place, EtcdReply.NoAnswer($"its answer is not one of etcd: {foreign.Message}"));
        }
    }

    private static string Version(long revision) => revision.ToString(CultureInfo.InvariantCulture);
}
