using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Verbs.New;

/// <summary>The scope of a new work order.</summary>
/// <param name="Allow">Globs of what may change.</param>
/// <param name="Deny">Globs of what must not.</param>
/// <param name="IsDefault">Whether it allows everything else because none was given.</param>
internal sealed record NewScope(ImmutableArray<string> Allow, ImmutableArray<string> Deny, bool IsDefault)
{
    /// <summary>The scope that options ask for; what they leave out is the default.</summary>
    public static NewScope Of(ImmutableArray<string> allow, ImmutableArray<string> deny) =>
        allow.IsEmpty
            ? new(DefaultScope.Allow, [.. DefaultScope.Deny.Union(deny)], IsDefault: true)
            : new(allow, deny.IsEmpty ? DefaultScope.Secrets : deny, IsDefault: false);

    /// <summary>Writes its keys in block style.</summary>
    public void WriteTo(YamlBuilder scope)
    {
        scope.Add("allow", Allow).Add("deny", Deny);
        if (IsDefault)
        {
            scope
                .Add("x_override", true)
                .Add("x_override_reason", DefaultScope.OverrideReason)
                .Add("x_override_expires", DefaultScope.OverrideExpires, YamlScalarStyle.SingleQuoted);
        }
    }

    /// <summary>The same on one line.</summary>
    public string ToFlow()
    {
        var globs = $"allow: {FlowList.Of(Allow)}, deny: {FlowList.Of(Deny)}";
        return IsDefault
            ? $"{{{globs}, x_override: true, x_override_reason: '{DefaultScope.OverrideReason}', "
                + $"x_override_expires: '{DefaultScope.OverrideExpires}'}}"
            : $"{{{globs}}}";
    }
}
