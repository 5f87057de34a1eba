using System.Net;
using Wo.Engine.Claims.Etcd;

namespace Wo.Engine.Tests.Claims;

/// <summary>When requests to etcd are stopped. No server can be made to stop one at such a moment.</summary>
public sealed class EtcdClientTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_request_that_the_user_stops_while_its_answer_arrives_is_interrupted()
    {
        using var stop = new CancellationTokenSource();

        var reply = AskAndBeStopped(stop.Cancel, limit: TimeSpan.FromMinutes(1), stop.Token);

        Assert.Equal(EtcdOutcome.Interrupted, reply.Outcome);
    }

    [Fact]
    public void A_request_whose_time_is_up_while_its_answer_arrives_has_no_answer()
    {
        var reply = AskAndBeStopped(() => { }, limit: TimeSpan.FromSeconds(0.1), TestContext.Current.CancellationToken);

        Assert.Equal(EtcdOutcome.NoAnswer, reply.Outcome);
        Assert.EndsWith("did not answer within 0.1 s", reply.Reason, StringComparison.Ordinal);
    }

    /// <summary>Asks a server whose answer has arrived whole when the request is stopped.</summary>
    /// <param name="atTheEnd">What happens when it has arrived.</param>
    /// <param name="limit">After how long the request is given up.</param>
    /// <param name="cancellation">Gives it up at once.</param>
    private static EtcdReply AskAndBeStopped(Action atTheEnd, TimeSpan limit, CancellationToken cancellation)
    {
        using var http = new HttpClient(new AnsweringHandler(atTheEnd));
        return new EtcdClient(http, user: null).Ask(new Uri("http://etcd"), "kv/range", [], limit, cancellation);
    }

    private sealed class AnsweringHandler(Action atTheEnd) : HttpMessageHandler
    {
        protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellation) =>
            new(HttpStatusCode.OK) { Content = new StoppedContent(atTheEnd) };

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        ) => throw new NotSupportedException();
    }

    /// <summary>Ends only when it has been disposed of, which is how HTTP stops what is being read.</summary>
    private sealed class StoppedContent(Action atTheEnd) : HttpContent
    {
        private readonly ManualResetEventSlim disposed = new();

        protected override void SerializeToStream(
            Stream stream,
            TransportContext? context,
            CancellationToken cancellationToken
        )
        {
            stream.Write("{}"u8);
            atTheEnd();
            Assert.True(disposed.Wait(TimeSpan.FromMinutes(1), CancellationToken.None));
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new NotSupportedException();

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            disposed.Set();
        }
    }
}
