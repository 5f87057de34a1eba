using System.Text.Json;

namespace Wo.Engine.Claims.Etcd;

/// <summary>What became of a request.</summary>
/// <param name="Outcome">Whether there is an answer.</param>
/// <param name="Body">The answer, where there is one.</param>
/// <param name="Code">The code of gRPC where etcd said no; else 0.</param>
/// <param name="Reason">Why there is no answer, or what etcd said, in one line.</param>
internal readonly record struct EtcdReply(EtcdOutcome Outcome, JsonElement Body, int Code, string Reason)
{
    public static EtcdReply Answered(JsonElement body) => new(EtcdOutcome.Answered, body, 0, "");

    public static EtcdReply Denied(int code, string reason) => new(EtcdOutcome.Denied, default, code, reason);

    public static EtcdReply NotSent(string reason) => new(EtcdOutcome.NotSent, default, 0, reason);

    public static EtcdReply NoAnswer(string reason) => new(EtcdOutcome.NoAnswer, default, 0, reason);

    public static EtcdReply Interrupted() => new(EtcdOutcome.Interrupted, default, 0, "interrupted");
}
