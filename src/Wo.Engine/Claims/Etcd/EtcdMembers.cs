using Wo.Engine.Configuration;
using Wo.Engine.Git;

namespace Wo.Engine.Claims.Etcd;

/// <summary>
/// Asks the members of etcd in their order. One that cannot be reached is passed over; a change that was sent is asked for no
/// second time, as it may have been made.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="root">The state root.</param>
/// <param name="git">Knows whether the user has asked the whole command to stop, and for how long a remote is waited for.</param>
internal sealed class EtcdMembers(EtcdSettings settings, string root, GitCommand git)
{
    // etcd itself gives up after five seconds and the time of an election.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);

    private EtcdClient? client;
    private int first;

    private TimeSpan Limit => git.RemoteLimit < Longest ? git.RemoteLimit : Longest;

    /// <summary>Asks for something that changes nothing: the next member is asked where one does not answer.</summary>
    public Result<EtcdReply> Look(string method, byte[] request, CancellationToken cancellation) =>
        Ask(method, request, isChange: false, cancellation);

    /// <summary>Asks for a change.</summary>
    public Result<EtcdReply> Change(string method, byte[] request, CancellationToken cancellation) =>
        Ask(method, request, isChange: true, cancellation);

    private Result<EtcdReply> Ask(string method, byte[] request, bool isChange, CancellationToken cancellation)
    {
        if (client is null)
        {
            if (!new EtcdTransport(settings, root).Open().TryGet(out var http, out var unusable))
            {
                return unusable;
            }

            client = new EtcdClient(http, settings.User);
        }

        using var patience = git.Patience(cancellation);
        var reply = EtcdReply.NotSent("no member was asked");
        var reasons = new List<string>();
        for (var asked = 0; asked < settings.Endpoints.Length; asked++)
        {
            reply = client.Ask(settings.Endpoints[first], method, request, Limit, patience.Token);
            if (reply.Outcome is EtcdOutcome.Answered or EtcdOutcome.Denied or EtcdOutcome.Interrupted)
            {
                return reply;
            }

            // The next request begins with another member.
            first = (first + 1) % settings.Endpoints.Length;
            reasons.Add(reply.Reason);
            if (isChange && reply.Outcome == EtcdOutcome.NoAnswer)
            {
                break;
            }
        }

        return reply with
        {
            Reason = string.Join("; ", reasons),
        };
    }
}
