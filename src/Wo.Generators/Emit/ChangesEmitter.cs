using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the comparison that says which keys of a file a move changes.</summary>
internal static class ChangesEmitter
{
    public static void Write(SourceWriter writer, RecordModel record)
    {
        var scalars = record.Properties.Where(property => property.IsScalar).ToList();
        writer.Lines(
            "/// <summary>The keys with a single value that differ, in the order of the schema, with what they become.</summary>",
            $"/// <param name=\"after\">The {SourceWriter.Xml(record.Name)} to compare with.</param>"
        );
        writer.Open($"public IReadOnlyList<FieldChange> ChangesTo({record.Name} after)");
        writer.Lines("ArgumentNullException.ThrowIfNull(after);", "var changes = new List<FieldChange>();");
        foreach (var property in scalars)
        {
            writer.Line(Comparison(property));
        }

        writer.Line("return changes;");
        writer.Close();
        WriteTextComparison(writer);
        WriteComparison(writer, scalars, "long?", "new FieldValue.Whole(after.Value)", PropertyKind.Whole);
        WriteComparison(
            writer,
            scalars,
            "bool?",
            "new FieldValue.Flow(after.Value ? \"true\" : \"false\")",
            PropertyKind.Flag
        );
        WriteComparison(
            writer,
            scalars,
            "double?",
            "new FieldValue.Flow(after.Value.ToString(\"R\", CultureInfo.InvariantCulture))",
            PropertyKind.Number
        );
    }

    private static string Comparison(PropertyModel property)
    {
        var key = Literals.Text(property.Key);
        var name = property.Name;
        return property.Kind switch
        {
            PropertyKind.Identifier when property.IsNullable =>
                $"AddIfChanged(changes, {key}, {name}?.Value, after.{name}?.Value);",
            PropertyKind.Identifier => $"AddIfChanged(changes, {key}, {name}.Value, after.{name}.Value);",
            // Readers of YAML 1.1 take some of these for dates and numbers.
            PropertyKind.Timestamp or PropertyKind.ObjectId =>
                $"AddIfChanged(changes, {key}, {name}, after.{name}, alwaysQuoted: true);",
            _ => $"AddIfChanged(changes, {key}, {name}, after.{name});",
        };
    }

    private static void WriteTextComparison(SourceWriter writer)
    {
        writer.Line();
        writer.Line("private static void AddIfChanged(");
        writer.Indent();
        writer.Lines(
            "List<FieldChange> changes,",
            "string key,",
            "string? before,",
            "string? after,",
            "bool alwaysQuoted = false"
        );
        writer.Outdent();
        writer.Open(")");
        writer.Open("if (!string.Equals(before, after, StringComparison.Ordinal))");
        writer.Line(
            "changes.Add(new FieldChange(key, after is null ? new FieldValue.Null() : new FieldValue.Text(after, alwaysQuoted)));"
        );
        writer.Close();
        writer.Close();
    }

    private static void WriteComparison(
        SourceWriter writer,
        List<PropertyModel> scalars,
        string type,
        string value,
        PropertyKind kind
    )
    {
        if (!scalars.Exists(property => property.Kind == kind))
        {
            return;
        }

        writer.Line();
        writer.Open(
            $"private static void AddIfChanged(List<FieldChange> changes, string key, {type} before, {type} after)"
        );
        writer.Open("if (before != after)");
        writer.Line($"changes.Add(new FieldChange(key, after is null ? new FieldValue.Null() : {value}));");
        writer.Close();
        writer.Close();
    }
}
