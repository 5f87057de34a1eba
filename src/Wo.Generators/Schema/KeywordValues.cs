namespace Wo.Core.Schema;

/// <summary>Reads the values of keywords, and notes those that a keyword cannot have.</summary>
internal sealed class KeywordValues
{
#if NET
    private const int MaxPatternCost = 10_000;

    private int patternCost;
#endif

    public List<SchemaProblem> Problems { get; } = [];

    public string? Text(JsonValue schema, string name)
    {
        var value = schema.Get(name);
        if (value is null or { Kind: JsonKind.String })
        {
            return value?.Text;
        }

        Report($"'{name}' is text", value.Span);
        return null;
    }

    public JsonTypes Types(JsonValue? value)
    {
        if (value is null)
        {
            return JsonTypes.None;
        }

        if (value is { Kind: JsonKind.Array, Items.Count: 0 })
        {
            Report("'type' lists at least one type", value.Span);
        }

        var types = JsonTypes.None;
        foreach (var item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            types |= OneType(item);
        }

        return types;
    }

    private JsonTypes OneType(JsonValue item)
    {
        var type =
            item.Kind != JsonKind.String
                ? JsonTypes.None
                : item.Text switch
                {
                    "null" => JsonTypes.Null,
                    "boolean" => JsonTypes.Boolean,
                    "integer" => JsonTypes.Integer,
                    "number" => JsonTypes.Number,
                    "string" => JsonTypes.String,
                    "array" => JsonTypes.Array,
                    "object" => JsonTypes.Object,
                    _ => JsonTypes.None,
                };
        if (type == JsonTypes.None)
        {
            Report(
                $"'{item.Text}' is not a type: null, boolean, integer, number, string, array and object are",
                item.Span
            );
        }

        return type;
    }

    public EcmaPattern? Pattern(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind != JsonKind.String)
        {
            Report("'pattern' is text", value.Span);
            return null;
        }

        return CheckedPattern(value.Text, value.Span);
    }

    public EcmaPattern CheckedPattern(string pattern, JsonSpan span)
    {
        if (EcmaPattern.TryRead(pattern, out var reason) is not { } usable)
        {
            Report($"the pattern cannot be used: {reason}", span);
            return new EcmaPattern("");
        }

#if NET
        // The linear engine needs tens of kilobytes for each character. The compiler matches none.
        patternCost += usable.Cost;
        if (patternCost > MaxPatternCost)
        {
            Report(
                $"the patterns so far are longer than {MaxPatternCost} characters with repetitions written out",
                span
            );
        }
#endif
        return usable;
    }

    /// <summary>A format that is checked, or <see langword="null"/> where it only describes.</summary>
    public string? Format(JsonValue? value, bool isAsserted)
    {
        if (value is not null and not { Kind: JsonKind.String })
        {
            Report("'format' is text", value.Span);
        }
        else if (isAsserted && value is not null and not { Text: "date-time" or "date" })
        {
            Report(
                $"the format '{value.Text}' cannot be checked: 'date-time' and 'date' can; use 'pattern', or leave "
                    + "'x-wo-format' away, so that formats only describe",
                value.Span
            );
        }

        return isAsserted ? value?.Text : null;
    }

    public bool Flag(JsonValue? value)
    {
        if (value is not null and not { Kind: JsonKind.Boolean })
        {
            Report("expected true or false", value.Span);
        }

        return value?.IsTrue == true;
    }

    public decimal? Divisor(JsonValue? value)
    {
        var number = Number(value);
        if (number <= 0)
        {
            Report("expected a number greater than 0", value!.Span);
        }

        return number;
    }

    public long? Count(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonKind.Number && ExactDecimal.TryParseInt64(value.Text, out var count) && count >= 0)
        {
            return count;
        }

        Report("expected a whole number that is not negative", value.Span);
        return null;
    }

    public decimal? Number(JsonValue? value)
    {
        if (value is null)
        {
            return null;
        }

        if (value.Kind == JsonKind.Number)
        {
            return Exact(value);
        }

        Report("expected a number", value.Span);
        return null;
    }

    /// <summary>A value that others are compared with.</summary>
    public JsonValue? Comparable(JsonValue? value)
    {
        if (value is { Kind: JsonKind.Number })
        {
            _ = Exact(value);
        }

        foreach (var part in value is null ? [] : value.Items.Concat(value.Members.Select(member => member.Value)))
        {
            _ = Comparable(part);
        }

        return value;
    }

    public IReadOnlyList<JsonValue> Array(JsonValue value)
    {
        if (value.Kind != JsonKind.Array)
        {
            Report("expected a list, in brackets", value.Span);
        }

        return value.Items;
    }

    public List<string> Names(JsonValue? value)
    {
        var names = new List<string>();
        foreach (var item in value is null ? [] : Array(value))
        {
            if (item.Kind != JsonKind.String)
            {
                Report("expected the name of a key, in double quotes", item.Span);
            }

            names.Add(item.Text);
        }

        return names;
    }

    public IReadOnlyList<JsonMember> MembersOf(JsonValue? value)
    {
        if (value is not null and not { Kind: JsonKind.Object })
        {
            Report("expected an object, in braces", value.Span);
        }

        return value?.Members ?? [];
    }

    /// <summary>For each key those that it needs; members that are schemas are left out.</summary>
    public IEnumerable<NamedKeys> DependentKeys(JsonValue? value, bool hasSchemas)
    {
        foreach (var member in MembersOf(value))
        {
            if (!hasSchemas || member.Value.Kind == JsonKind.Array)
            {
                yield return new NamedKeys(member.Name, Names(member.Value));
            }
        }
    }

    private decimal? Exact(JsonValue value)
    {
        if (ExactDecimal.TryParse(value.Text, out var number))
        {
            return number;
        }

        Report($"expected {ExactDecimal.Expected}", value.Span);
        return null;
    }

    public void Report(string message, JsonSpan span) =>
        Problems.Add(new SchemaProblem(SchemaProblemKind.Unsupported, message, span));
}
