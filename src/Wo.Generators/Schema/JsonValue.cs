namespace Wo.Core.Schema;

/// <summary>A JSON value that knows where it stood. Values are immutable.</summary>
public sealed class JsonValue
{
    private JsonValue(JsonKind kind, string text, IReadOnlyList<JsonValue> items, IReadOnlyList<JsonMember> members)
    {
        Kind = kind;
        Text = text;
        Items = items;
        Members = members;
    }

    /// <summary>JSON <c>null</c>.</summary>
    public static JsonValue Null => new(JsonKind.Null, "null", [], []);

    /// <summary>The kind of the value.</summary>
    public JsonKind Kind { get; }

    /// <summary>Unescaped text of a string, and the spelling of a number, boolean or null; else empty.</summary>
    public string Text { get; }

    /// <summary>The items of an array; else empty.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>The members of an object in document order, names unique; else empty.</summary>
    public IReadOnlyList<JsonMember> Members { get; }

    /// <summary>Where the value stood; the default for a value that was not read from text.</summary>
    public JsonSpan Span { get; init; }

    /// <summary>Whether this is the boolean <c>true</c>.</summary>
    public bool IsTrue => Kind == JsonKind.Boolean && Text == "true";

    /// <summary>A string.</summary>
    public static JsonValue OfString(string text) => new(JsonKind.String, text, [], []);

    /// <summary>A number in JSON spelling.</summary>
    public static JsonValue OfNumber(string spelling) => new(JsonKind.Number, spelling, [], []);

    /// <summary>A boolean.</summary>
    public static JsonValue OfBoolean(bool value) => new(JsonKind.Boolean, value ? "true" : "false", [], []);

    /// <summary>An array.</summary>
    public static JsonValue OfArray(IReadOnlyList<JsonValue> items) => new(JsonKind.Array, "", items, []);

    /// <summary>An object; names are unique.</summary>
    public static JsonValue OfObject(IReadOnlyList<JsonMember> members) => new(JsonKind.Object, "", [], members);

    /// <summary>The value of a member, or <see langword="null"/> where there is none or this is no object.</summary>
    public JsonValue? Get(string name)
    {
        foreach (var member in Members)
        {
            if (string.Equals(member.Name, name, StringComparison.Ordinal))
            {
                return member.Value;
            }
        }

        return null;
    }

    internal JsonValue At(JsonSpan span) => new(Kind, Text, Items, Members) { Span = span };
}
