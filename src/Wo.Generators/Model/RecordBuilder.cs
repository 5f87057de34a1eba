using System.Globalization;
using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Builds records from the objects of a schema whose root has <c>x-wo-record</c>.</summary>
internal sealed class RecordBuilder(
    JsonValue document,
    SchemaReferences references,
    TypeNames types,
    ProblemList problems
)
{
    public const string Annotation = "x-wo-record";

    // Stands for a name that is missing or unusable, so that the rest can be checked.
    private const string NoName = "Unnamed";

    // Each level is a level of recursion here.
    private const int MaxDepth = 32;

    private readonly List<RecordModel> records = [];

    // By the value itself: one schema is one record, wherever it is referred to.
    private readonly Dictionary<JsonValue, RecordModel> bySchema = [];
    private int depth;

    private PropertyTypeFinder PropertyTypes => new(references, problems, Known, BuildRecord);

    /// <summary>The records, the one of the root first.</summary>
    /// <param name="isWanted">Whether the root becomes a record even if it has no name, which is an error of its own.</param>
    public IReadOnlyList<RecordModel> Build(bool isWanted)
    {
        if (isWanted || document.Get(Annotation) is not null)
        {
            BuildRecord(document, NoName, document.Span);
        }

        return records;
    }

    private RecordModel? Known(JsonValue schema) => bySchema.TryGetValue(schema, out var known) ? known : null;

    private RecordModel BuildRecord(JsonValue schema, string name, JsonSpan span)
    {
        if (schema.Get(Annotation) is { } given)
        {
            (name, span) = (given.Kind == JsonKind.String ? given.Text : NoName, given.Span);
        }

        if (!Names.IsName(name))
        {
            problems.Unsupported(
                $"'{name}' cannot name a record: give '{Annotation}' a capital letter, then letters, digits and '_'",
                span
            );
            name = NoName;
        }

        var record = new RecordModel(name, Summary(schema, name));
        types.Declare(name, span);
        records.Add(record);
        bySchema[schema] = record;
        if (depth == MaxDepth)
        {
            problems.Unsupported($"records nest deeper than {MaxDepth} levels", span);
            return record;
        }

        depth++;
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in schema.Get("required")?.Items ?? [])
        {
            required.Add(key.Text);
        }

        foreach (var member in schema.Get("properties")?.Members ?? [])
        {
            if (BuildProperty(record, member, required.Contains(member.Name)) is { } property)
            {
                Add(record, property, member.NameSpan);
            }
        }

        depth--;
        return record;
    }

    private void Add(RecordModel record, PropertyModel property, JsonSpan span)
    {
        if (!Names.IsName(property.Name))
        {
            problems.Unsupported(
                $"no property name can be made from '{property.Key}': give it an 'x-wo-name', such as \"Note\"",
                span
            );
        }
        else if (record.Properties.Find(known => known.Name == property.Name) is { } other)
        {
            problems.Collision(
                $"'{property.Key}' and '{other.Key}' both become the property '{property.Name}': give one an 'x-wo-name'",
                span
            );
        }
        else if (IsTaken(record, property.Name))
        {
            problems.Collision(
                $"'{property.Key}' becomes the property '{property.Name}', which is taken: give it another 'x-wo-name'",
                span
            );
        }
        else
        {
            record.Properties.Add(property);
        }
    }

    // In the record of a state machine the enumeration of the states would be hidden by a property of its name.
    private static bool IsTaken(RecordModel record, string name) =>
        name == record.Name || name == record.Name + "State" || ReservedNames.IsTakenForMember(name);

    private PropertyModel? BuildProperty(RecordModel record, JsonMember member, bool isRequired)
    {
        var schema = member.Value;
        var name = schema.Get("x-wo-name") is { Kind: JsonKind.String } given ? given.Text : Names.Pascal(member.Name);
        if (PropertyTypes.Find(schema, record.Name + name, member.NameSpan) is not { } type)
        {
            return null;
        }

        if (schema.Get("x-wo-also") is { } also && !type.IsLenient)
        {
            problems.Unsupported(
                "'x-wo-also' needs 'x-wo-type': give the key one, and take its 'type' away",
                also.Span
            );
        }

        // A default of null is what a key that may be null has anyway.
        var value = schema.Get("default");
        var isNullDefault = type.IsNullable && value is { Kind: JsonKind.Null };
        var hasDefault = value is not null && !isNullDefault && IsDefaultOf(member.Name, type.Kind, value);
        return new PropertyModel(member.Name, name, Summary(schema, member.Name), type.Kind)
        {
            TypeName = type.Name,
            IsRequired = isRequired && !type.IsNullable,
            Default = hasDefault ? value : null,
            IsLenient = type.IsLenient,
            OtherKey = schema.Get("x-wo-also")?.Text,
        };
    }

    private bool IsDefaultOf(string key, PropertyKind kind, JsonValue value)
    {
        var fits = kind switch
        {
            PropertyKind.Text or PropertyKind.Timestamp or PropertyKind.ObjectId => value.Kind == JsonKind.String,
            PropertyKind.Whole => value.Kind == JsonKind.Number && ExactDecimal.TryParseInt64(value.Text, out _),
            PropertyKind.Number => value.Kind == JsonKind.Number && IsFinite(value.Text),
            PropertyKind.Flag => value.Kind == JsonKind.Boolean,
            PropertyKind.TextList => value.Kind == JsonKind.Array
                && value.Items.All(item => item.Kind == JsonKind.String),
            _ => false,
        };
        if (!fits)
        {
            problems.Unsupported(
                $"the 'default' of '{key}' is no value of its type: write one that is, or take it away",
                value.Span
            );
        }

        return fits;
    }

    private static bool IsFinite(string number) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && !double.IsInfinity(value);

    private static string Summary(JsonValue schema, string fallback) =>
        schema.Get("description")?.Text ?? schema.Get("title")?.Text ?? fallback;
}
