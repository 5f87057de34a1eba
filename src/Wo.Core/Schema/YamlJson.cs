using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Sees a YAML node as the JSON value it stands for.</summary>
internal static class YamlJson
{
    /// <summary>
    /// Every JSON type the node has; an integer is also a number. Of a number that is too long to be compared and is
    /// written with a point or an exponent, it does not say whether it is an integer.
    /// </summary>
    public static JsonTypes TypesOf(YamlNode node) =>
        node switch
        {
            YamlMapping => JsonTypes.Object,
            YamlSequence => JsonTypes.Array,
            YamlScalar scalar => scalar.Kind switch
            {
                YamlScalarKind.Null => JsonTypes.Null,
                YamlScalarKind.Boolean => JsonTypes.Boolean,
                YamlScalarKind.Integer => JsonTypes.Integer | JsonTypes.Number,
                YamlScalarKind.Number => YamlNumber.TryRead(node, out var number) && decimal.IsInteger(number)
                    ? JsonTypes.Integer | JsonTypes.Number
                    : JsonTypes.Number,
                _ => JsonTypes.String,
            },
            _ => JsonTypes.None,
        };

    /// <summary>Whether a node equals a JSON value: numbers by value, mappings without regard to order.</summary>
    public static bool AreEqual(YamlNode node, JsonValue value) =>
        value.Kind switch
        {
            JsonKind.Array => node is YamlSequence sequence && AreEqual(sequence, value.Items),
            JsonKind.Object => node is YamlMapping mapping && AreEqual(mapping, value.Members),
            _ => node is YamlScalar scalar && AreEqual(scalar, value),
        };

    /// <summary>A short description of a node for people.</summary>
    public static string Describe(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.Count == 0 ? "an empty mapping" : "a mapping",
            YamlSequence sequence => sequence.Items.Count == 0 ? "an empty list" : "a list",
            YamlScalar { Kind: YamlScalarKind.Null } => "null",
            YamlScalar { Kind: YamlScalarKind.String } scalar => $"the text {Quote(scalar.Value)}",
            YamlScalar scalar => $"the {scalar.Kind.ToString().ToLowerInvariant()} {Shorten(scalar.Value)}",
            _ => "nothing",
        };

    /// <summary>Text in quotes, on one line and cut where it is long.</summary>
    public static string Quote(string text) => $"'{Shorten(text)}'";

    private static string Shorten(string text)
    {
        const int Longest = 60;
        var cut =
            text.Length <= Longest
                ? text
                : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
        return string.Create(
            cut.Length,
            cut,
            static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                {
                    target[i] = char.IsControl(source[i]) || source[i] is '\u2028' or '\u2029' ? ' ' : source[i];
                }
            }
        );
    }

    private static bool AreEqual(YamlScalar scalar, JsonValue value) =>
        value.Kind switch
        {
            JsonKind.Null => scalar.Kind == YamlScalarKind.Null,
            JsonKind.Boolean => scalar.Kind == YamlScalarKind.Boolean && IsTrue(scalar) == value.IsTrue,
            JsonKind.String => scalar.Kind == YamlScalarKind.String
                && string.Equals(scalar.Value, value.Text, StringComparison.Ordinal),
            // A number of a schema fits a decimal, so that one that does not is another.
            _ => YamlNumber.TryRead(scalar, out var number)
                && ExactDecimal.TryParse(value.Text, out var wanted)
                && number == wanted,
        };

    public static bool IsTrue(YamlScalar scalar) => scalar.Value.Length == 4;

    private static bool AreEqual(YamlSequence sequence, IReadOnlyList<JsonValue> items)
    {
        if (sequence.Items.Count != items.Count)
        {
            return false;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (!AreEqual(sequence.Items[i], items[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(YamlMapping mapping, IReadOnlyList<JsonMember> members)
    {
        if (mapping.Entries.Count != members.Count)
        {
            return false;
        }

        foreach (var member in members)
        {
            if (!mapping.TryGet(member.Name, out var node) || !AreEqual(node, member.Value))
            {
                return false;
            }
        }

        return true;
    }
}
