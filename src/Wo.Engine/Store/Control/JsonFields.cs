using System.Text.Json;

namespace Wo.Engine.Store.Control;

/// <summary>
/// The fields of a small JSON object. A <see cref="JsonDocument"/> takes its arrays from a pool that has one for each processor, and
/// to learn which one this is takes the first command that asks longer than to read the object.
/// </summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    /// <summary>Reads a text that holds one object and nothing else.</summary>
    /// <exception cref="JsonException">It does not.</exception>
    public static JsonFields Parse(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text);
        json.Read();
        var fields = json.TokenType == JsonTokenType.StartObject ? Read(ref json) : throw new JsonException();
        json.Read();
        return fields;
    }

    /// <summary>The object of a field; <see langword="null"/> where the field says so.</summary>
    /// <exception cref="FormatException">There is no such field, or it is something else.</exception>
    public JsonFields? Object(string name) =>
        Value(name) is var value and (null or JsonFields) ? (JsonFields?)value : throw new FormatException(name);

    /// <summary>The string of a field; <see langword="null"/> where the field says so.</summary>
    /// <inheritdoc cref="Object" path="/exception"/>
    public string? Text(string name) =>
        Value(name) is var value and (null or string) ? (string?)value : throw new FormatException(name);

    /// <summary>The whole number of a field.</summary>
    /// <inheritdoc cref="Object" path="/exception"/>
    public long Number(string name) => Value(name) is long number ? number : throw new FormatException(name);

    /// <summary>The same where it fits an <see cref="int"/>.</summary>
    /// <inheritdoc cref="Object" path="/exception"/>
    public int SmallNumber(string name) =>
        Number(name) is >= int.MinValue and <= int.MaxValue and var number
            ? (int)number
            : throw new FormatException(name);

    /// <summary>Whether there is such a field.</summary>
    public bool Has(string name) => values.ContainsKey(name);

    private object? Value(string name) =>
        values.TryGetValue(name, out var value) ? value : throw new FormatException(name);

    private static JsonFields Read(ref Utf8JsonReader json)
    {
        var fields = new JsonFields();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref json);
            json.Read();
            var value = ReadValue(ref json);
            if (name is not null)
            {
                fields.values[name] = value;
            }
        }

        return fields;
    }

    /// <summary>The text of a string or a name; <see langword="null"/> where it is none, such as half of a character.</summary>
    private static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A value; of what no field of ours has, the kind.</summary>
    private static object? ReadValue(ref Utf8JsonReader json)
    {
        var kind = json.TokenType;
        switch (kind)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return TextOf(ref json) ?? (object)kind;
            case JsonTokenType.StartObject:
                return Read(ref json);
            case JsonTokenType.Number when json.TryGetInt64(out var number):
                return number;
            default:
                json.Skip();
                return kind;
        }
    }
}
