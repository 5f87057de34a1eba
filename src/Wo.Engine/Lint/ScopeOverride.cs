namespace Wo.Engine.Lint;

/// <summary>What lets a scope allow everything: a reason, and until when.</summary>
internal static class ScopeOverride
{
    private const int ShortestReason = 20;

    /// <summary>Why a scope has none that holds; <see langword="null"/> where it has.</summary>
    /// <param name="scope">The scope, as it is written.</param>
    /// <param name="now">The time; <see langword="null"/> where it does not matter any more.</param>
    public static string? WhyNone(YamlMapping scope, DateTimeOffset? now)
    {
        if (Find(scope, "override") is not YamlScalar { Kind: YamlScalarKind.Boolean } on || !IsTrue(on))
        {
            return "name the paths, or set scope.x_override: true with x_override_reason and x_override_expires";
        }

        if (Find(scope, "override_reason") is not YamlScalar reason || reason.Value.Trim().Length < ShortestReason)
        {
            return $"x_override_reason has to give a reason of at least {ShortestReason} characters";
        }

        if (Find(scope, "override_expires") is not YamlScalar expires || !TryEnd(expires.Value, out var end))
        {
            return "x_override_expires has to be a date or a time";
        }

        return now is null || now < end ? null : $"its override expired ({expires.Value})";
    }

    /// <summary>A setting under its plain name or under the one that the schemas in use accept.</summary>
    private static YamlNode? Find(YamlMapping scope, string key) =>
        scope.TryGet("x_" + key, out var node) || scope.TryGet(key, out node) ? node : null;

    private static bool IsTrue(YamlScalar scalar) => scalar.Value is "true" or "True" or "TRUE";

    /// <summary>The moment from which an override is void; a mere date holds until the end of that day, UTC.</summary>
    private static bool TryEnd(string text, out DateTimeOffset end)
    {
        if (!LenientTimestamp.TryParse(text, out end, out var isDate))
        {
            return false;
        }

        end = isDate && end < DateTimeOffset.MaxValue.AddDays(-1) ? end.AddDays(1) : end;
        return true;
    }
}
