using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Wo.Engine.Configuration;

namespace Wo.Engine.Claims.Etcd;

/// <summary>
/// Asks one member of etcd, once. A request whose connection could not be made was not sent; from then on anything but an
/// answer leaves open whether it was done.
/// </summary>
/// <param name="http">Sends requests.</param>
/// <param name="user">The user it signs in as; <see langword="null"/> where it does not sign in.</param>
internal sealed class EtcdClient(HttpClient http, EtcdUser? user)
{
    // The codes of gRPC that say that nothing was done.
    private const int InvalidArgument = 3;
    private const int NotFound = 5;
    private const int PermissionDenied = 7;
    private const int ResourceExhausted = 8;
    private const int FailedPrecondition = 9;
    private const int OutOfRange = 11;
    private const int Unimplemented = 12;
    private const int Unauthenticated = 16;

    private string? token;

    /// <summary>Asks it.</summary>
    /// <param name="endpoint">The member.</param>
    /// <param name="method">The end of the address.</param>
    /// <param name="request">The request.</param>
    /// <param name="limit">After how long it is given up.</param>
    /// <param name="cancellation">Gives it up at once.</param>
    public EtcdReply Ask(Uri endpoint, string method, byte[] request, TimeSpan limit, CancellationToken cancellation)
    {
        for (var isSecond = false; ; isSecond = true)
        {
            if (user is not null && token is null && SignIn(endpoint, user, limit, cancellation) is { } notSignedIn)
            {
                return notSignedIn;
            }

            var reply = Send(endpoint, method, request, limit, cancellation);
            if (isSecond || token is null || !IsTokenRefused(reply))
            {
                return reply;
            }

            token = null;
        }
    }

    /// <summary>Gets a token; etcd that asks for none is asked without.</summary>
    private EtcdReply? SignIn(Uri endpoint, EtcdUser who, TimeSpan limit, CancellationToken cancellation)
    {
        var request = EtcdMessages.SignIn(who.Name, who.Password);
        var reply = Send(endpoint, "auth/authenticate", request, limit, cancellation);
        switch (reply.Outcome)
        {
            case EtcdOutcome.Answered:
                token = reply.Body.TryGetProperty("token", out var given) ? given.GetString() : null;
                return token is null ? EtcdReply.NotSent($"{endpoint.Authority} gave no token") : null;
            case EtcdOutcome.Denied when reply.Code == FailedPrecondition:
                return null;
            case EtcdOutcome.NoAnswer:
                // That was about the token: what is asked for has not been sent.
                return EtcdReply.NotSent(reply.Reason);
            default:
                return reply;
        }
    }

    private EtcdReply Send(Uri endpoint, string method, byte[] request, TimeSpan limit, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limit);
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint, $"/v3/{method}"));
        message.Content = new ByteArrayContent(request);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (token is not null)
        {
            message.Headers.TryAddWithoutValidation("Authorization", token);
        }

        try
        {
            using var answer = http.Send(message, HttpCompletionOption.ResponseContentRead, patience.Token);
            using var body = answer.Content.ReadAsStream(patience.Token);
            return Judge(endpoint, answer.StatusCode, Parse(body));
        }
        catch (HttpRequestException failed)
        {
            var reason = $"{endpoint.Authority}: {Innermost(failed)}";
            return
                failed.HttpRequestError
                    is HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
                ? EtcdReply.NotSent(reason)
                : EtcdReply.NoAnswer(reason);
        }
        catch (Exception stopped) when (IsStopped(stopped, patience.Token))
        {
            return cancellation.IsCancellationRequested
                ? EtcdReply.Interrupted()
                : EtcdReply.NoAnswer(
                    string.Create(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"{endpoint.Authority} did not answer within {limit.TotalSeconds:0.#} s"
                    )
                );
        }
        catch (IOException broken)
        {
            return EtcdReply.NoAnswer($"{endpoint.Authority}: {broken.Message}");
        }
    }

    /// <summary>
    /// A request that is stopped has its answer disposed of, which shows only in the next use of it where all had arrived.
    /// </summary>
    private static bool IsStopped(Exception exception, CancellationToken patience) =>
        exception is OperationCanceledException
        || (exception is ObjectDisposedException && patience.IsCancellationRequested);

    private static EtcdReply Judge(Uri endpoint, HttpStatusCode status, JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } json)
        {
            return status == HttpStatusCode.NotFound
                ? EtcdReply.Denied(Unimplemented, $"{endpoint.Authority} is no etcd with its JSON gateway switched on")
                : EtcdReply.NoAnswer($"{endpoint.Authority} answered {(int)status} without what etcd says");
        }

        if (status == HttpStatusCode.OK)
        {
            return EtcdReply.Answered(json);
        }

        var code = json.TryGetProperty("code", out var number) && number.TryGetInt32(out var value) ? value : 0;
        var said = json.TryGetProperty("message", out var text) ? text.GetString() : null;
        var reason = $"{endpoint.Authority}: {OneLine(said ?? $"status {(int)status}")}";
        return
            code
                is InvalidArgument
                    or NotFound
                    or PermissionDenied
                    or ResourceExhausted
                    or FailedPrecondition
                    or OutOfRange
                    or Unimplemented
                    or Unauthenticated
            ? EtcdReply.Denied(code, reason)
            : EtcdReply.NoAnswer(reason);
    }

    /// <summary>Tokens end after some minutes, and with every change of users and roles.</summary>
    private static bool IsTokenRefused(EtcdReply reply) =>
        reply.Outcome == EtcdOutcome.Denied
        && (
            reply.Code == Unauthenticated
            || reply.Reason.Contains("invalid auth token", StringComparison.Ordinal)
            || reply.Reason.Contains("revision of auth store is old", StringComparison.Ordinal)
            || reply.Reason.Contains("revision in header is old", StringComparison.Ordinal)
        );

    private static JsonElement? Parse(Stream body)
    {
        try
        {
            return JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Innermost(Exception failed)
    {
        var last = failed;
        while (last.InnerException is { } inner)
        {
            last = inner;
        }

        return OneLine(last.Message);
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(static c => char.IsControl(c) ? ' ' : c)).Trim();
}
