namespace Wo.Core.Yaml;

/// <summary>
/// Whether two nodes mean the same: values, kinds and order; not style, anchors or positions. Null is null however it is
/// written.
/// </summary>
internal static class YamlEquality
{
    public static bool AreEqual(YamlNode left, YamlNode right) =>
        (left, right) switch
        {
            (YamlScalar a, YamlScalar b) => a.Kind == b.Kind && (a.Value == b.Value || a.Kind == YamlScalarKind.Null),
            (YamlSequence a, YamlSequence b) => AreEqual(a, b),
            (YamlMapping a, YamlMapping b) => AreEqual(a, b),
            _ => false,
        };

    private static bool AreEqual(YamlSequence left, YamlSequence right)
    {
        var equal = left.Items.Count == right.Items.Count;
        for (var i = 0; equal && i < left.Items.Count; i++)
        {
            equal = AreEqual(left.Items[i], right.Items[i]);
        }

        return equal;
    }

    private static bool AreEqual(YamlMapping left, YamlMapping right)
    {
        var equal = left.Entries.Count == right.Entries.Count;
        for (var i = 0; equal && i < left.Entries.Count; i++)
        {
            equal =
                AreEqual(left.Entries[i].Key, right.Entries[i].Key)
                && AreEqual(left.Entries[i].Value, right.Entries[i].Value);
        }

        return equal;
    }
}
