namespace Wo.Engine.Lint;

/// <summary><c>x_legacy: true</c>, by which trees mark what was written to older rules.</summary>
internal static class LegacyMark
{
    private const string Key = "x_legacy";

    public static bool IsOn(YamlMapping mapping) =>
        mapping.TryGet(Key, out var node)
        && node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" or "True" };
}
