using System.Globalization;
using Wo.Core.Schema;
using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes a schema as code that builds it, so that no JSON is read at run time.</summary>
internal sealed class SchemaDataEmitter(SourceWriter writer)
{
    public const string TypeName = "WoSchemas";

    /// <summary>What the name of the class that holds a schema ends in; no type that the code uses does.</summary>
    public const string DataSuffix = "Data";

    public static SourceFile Emit(SchemaModel schema, string access)
    {
        var name = Names.Pascal(schema.Name);
        return SourceFile.Create(
            schema.Namespace,
            $"{TypeName}.{name}",
            writer =>
            {
                writer.Line($"{access} static partial class {TypeName}");
                writer.Open("");
                writer.Summary(schema.Schema.Description ?? schema.Schema.Title ?? schema.Name);
                writer.Line($"public static JsonSchema {name} => {name}{DataSuffix}.Root;");
                writer.Close();
                writer.Line();
                writer.Lines(
                    "// A class of its own, so that the schema is built when it is first asked for, and outside the other, where the",
                    "// name of a schema could hide a type."
                );
                writer.Open($"file static class {name}{DataSuffix}");
                writer.Line("internal static readonly JsonSchema Root =");
                writer.Indent();
                new SchemaDataEmitter(writer).WriteSchema(schema.Schema, "", ";");
                writer.Outdent();
                writer.Close();
            }
        );
    }

    public static SourceFile EmitTable(string targetNamespace, IReadOnlyList<SchemaModel> schemas, string access) =>
        SourceFile.Create(
            targetNamespace,
            TypeName,
            writer =>
            {
                writer.Summary("The schemas, as data.");
                writer.Open($"{access} static partial class {TypeName}");
                writer.Summary("Names of the schemas.");
                var names = string.Join(", ", schemas.Select(schema => Literals.Text(schema.Name)));
                writer.Line($"public static ImmutableArray<string> Names {{ get; }} = [{names}];");
                writer.Line();
                writer.Summary("The schema of a name, or null where there is none.");
                writer.Line("public static JsonSchema? Find(string name) =>");
                writer.Indent();
                writer.Open("name switch");
                foreach (var schema in schemas)
                {
                    writer.Line($"{Literals.Text(schema.Name)} => {Names.Pascal(schema.Name)},");
                }

                writer.Line("_ => null,");
                writer.Close(";");
                writer.Outdent();
                writer.Close();
            }
        );

    private void WriteSchema(JsonSchema schema, string lead, string trail)
    {
        var facts = ScalarFacts(schema).ToList();
        if (!HasSubschemas(schema) && facts.Count <= 1)
        {
            var body = facts.Count == 0 ? "()" : $" {{ {facts[0]} }}";
            writer.Line($"{lead}new JsonSchema{body}{trail}");
            return;
        }

        writer.Open($"{lead}new JsonSchema");
        foreach (var fact in facts)
        {
            writer.Line(fact + ",");
        }

        WriteNamed("Definitions", schema.Definitions);
        WriteNamed("Properties", schema.Properties);
        WriteList("PatternProperties", schema.PatternProperties, Write);
        WriteOne("AdditionalProperties", schema.AdditionalProperties);
        WriteOne("UnevaluatedProperties", schema.UnevaluatedProperties);
        WriteOne("PropertyNames", schema.PropertyNames);
        WriteNamed("DependentSchemas", schema.DependentSchemas);
        WriteList("PrefixItems", schema.PrefixItems, Write);
        WriteOne("Items", schema.Items);
        WriteOne("UnevaluatedItems", schema.UnevaluatedItems);
        WriteOne("Contains", schema.Contains);
        WriteList("AllOf", schema.AllOf, Write);
        WriteList("AnyOf", schema.AnyOf, Write);
        WriteList("OneOf", schema.OneOf, Write);
        WriteOne("Not", schema.Not);
        WriteOne("If", schema.If);
        WriteOne("Then", schema.Then);
        WriteOne("Else", schema.Else);
        writer.Close(trail);
    }

    private static IEnumerable<string> ScalarFacts(JsonSchema schema)
    {
        string?[] facts =
        [
            schema.Never ? "Never = true" : null,
            Fact("Title", schema.Title),
            Fact("Description", schema.Description),
            Fact("Reference", schema.Reference),
            schema.Types == JsonTypes.None ? null : $"Types = {TypesOf(schema.Types)}",
            schema.Enum is { } options ? $"Enum = [{string.Join(", ", options.Select(Value))}]" : null,
            schema.Const is { } constant ? $"Const = {Value(constant)}" : null,
            schema.Pattern is { } pattern ? $"Pattern = new EcmaPattern({Literals.Text(pattern.Text)})" : null,
            Fact("Format", schema.Format),
            Fact("MinLength", schema.MinLength),
            Fact("MaxLength", schema.MaxLength),
            Fact("Minimum", schema.Minimum),
            Fact("Maximum", schema.Maximum),
            Fact("ExclusiveMinimum", schema.ExclusiveMinimum),
            Fact("ExclusiveMaximum", schema.ExclusiveMaximum),
            Fact("MultipleOf", schema.MultipleOf),
            schema.Required.Count > 0 ? $"Required = {Texts(schema.Required)}" : null,
            Fact("MinProperties", schema.MinProperties),
            Fact("MaxProperties", schema.MaxProperties),
            schema.DependentRequired.Count > 0
                ? $"DependentRequired = [{string.Join(", ", schema.DependentRequired.Select(Dependent))}]"
                : null,
            Fact("MinItems", schema.MinItems),
            Fact("MaxItems", schema.MaxItems),
            schema.UniqueItems ? "UniqueItems = true" : null,
            Fact("MinContains", schema.MinContains),
            Fact("MaxContains", schema.MaxContains),
        ];
        return facts.OfType<string>();
    }

    private static bool HasSubschemas(JsonSchema schema) =>
        schema.Definitions.Count
            + schema.Properties.Count
            + schema.PatternProperties.Count
            + schema.DependentSchemas.Count
            + schema.PrefixItems.Count
            + schema.AllOf.Count
            + schema.AnyOf.Count
            + schema.OneOf.Count
            > 0
        || (schema.AdditionalProperties ?? schema.Items ?? schema.Contains ?? schema.Not) is not null
        || (schema.UnevaluatedProperties ?? schema.UnevaluatedItems ?? schema.PropertyNames) is not null
        || (schema.If ?? schema.Then ?? schema.Else) is not null;

    private void WriteOne(string name, JsonSchema? schema)
    {
        if (schema is not null)
        {
            WriteSchema(schema, name + " = ", ",");
        }
    }

    private void WriteNamed(string name, IReadOnlyList<NamedSchema> schemas) => WriteList(name, schemas, Write);

    private void WriteList<T>(string name, IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.Lines($"{name} =", "[");
        writer.Indent();
        foreach (var item in items)
        {
            write(item);
        }

        writer.Outdent();
        writer.Line("],");
    }

    private void Write(JsonSchema schema) => WriteSchema(schema, "", ",");

    private void Write(NamedSchema named) =>
        WriteSchema(named.Schema, $"new NamedSchema({Literals.Text(named.Name)}, ", "),");

    private void Write(PatternSchema named) =>
        WriteSchema(named.Schema, $"new PatternSchema(new EcmaPattern({Literals.Text(named.Pattern.Text)}), ", "),");

    private static string? Fact(string name, string? text) => text is null ? null : $"{name} = {Literals.Text(text)}";

    private static string? Fact(string name, long? number) => number is null ? null : $"{name} = {number}";

    private static string? Fact(string name, decimal? number) =>
        number is null ? null : $"{name} = {number.Value.ToString(CultureInfo.InvariantCulture)}m";

    private static string Texts(IReadOnlyList<string> texts) => $"[{string.Join(", ", texts.Select(Literals.Text))}]";

    private static string Dependent(NamedKeys keys) => $"new NamedKeys({Literals.Text(keys.Name)}, {Texts(keys.Keys)})";

    private static string TypesOf(JsonTypes types)
    {
        JsonTypes[] all =
        [
            JsonTypes.Null,
            JsonTypes.Boolean,
            JsonTypes.Integer,
            JsonTypes.Number,
            JsonTypes.String,
            JsonTypes.Array,
            JsonTypes.Object,
        ];
        return string.Join(" | ", all.Where(type => (types & type) != 0).Select(type => $"JsonTypes.{type}"));
    }

    private static string Value(JsonValue value) =>
        value.Kind switch
        {
            JsonKind.Null => "JsonValue.Null",
            JsonKind.Boolean => $"JsonValue.OfBoolean({value.Text})",
            JsonKind.Number => $"JsonValue.OfNumber({Literals.Text(value.Text)})",
            JsonKind.String => $"JsonValue.OfString({Literals.Text(value.Text)})",
            JsonKind.Array => $"JsonValue.OfArray([{string.Join(", ", value.Items.Select(Value))}])",
            _ => $"JsonValue.OfObject([{string.Join(", ", value.Members.Select(Member))}])",
        };

    private static string Member(JsonMember member) =>
        $"new JsonMember({Literals.Text(member.Name)}, default, {Value(member.Value)})";
}
