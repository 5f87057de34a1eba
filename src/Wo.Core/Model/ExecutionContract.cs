using System.Collections.Immutable;

namespace Wo.Core.Model;

/// <summary>What the <c>execution</c> of a work order has to say before it may be worked on.</summary>
internal static class ExecutionContract
{
    public const string Engine = "trifecta";
    public const string Segment = ".";

    /// <summary>The steps that <c>required_flow</c> has to name, in the order in which they are taken.</summary>
    public static ImmutableArray<string> RequiredFlow { get; } =
    ["session.append:intent", "ctx.sync", "ctx.search", "ctx.get", "session.append:result"];
}
