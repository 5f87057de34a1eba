using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the reader that makes the records of a schema from a YAML document.</summary>
internal sealed class ReaderEmitter(SourceWriter writer, SchemaModel schema)
{
    private const string FindingsDoc =
        "/// <param name=\"findings\">Takes what cannot be read. Where it is needed, the result is null.</param>";

    // Names that the generated methods use themselves.
    private static readonly string[] TakenLocals =
    [
        "fields",
        "findings",
        "nameof",
        "node",
        "path",
        "read",
        "root",
        "state",
    ];

    private Dictionary<PropertyModel, string> locals = [];

    public static SourceFile Emit(SchemaModel schema, string access)
    {
        var name = schema.Records[0].Name + "Reader";
        return SourceFile.Create(
            schema.Namespace,
            name,
            writer =>
            {
                writer.Summary($"Reads {schema.Records[0].Name} from a YAML document.");
                writer.Open($"{access} static class {name}");
                new ReaderEmitter(writer, schema).WriteMembers();
                writer.Close();
            }
        );
    }

    private void WriteMembers()
    {
        var root = schema.Records[0];
        if (schema.States is { } machine)
        {
            WriteStateRead(machine);
        }
        else
        {
            writer.Summary(root.Summary);
            writer.Lines("/// <param name=\"root\">The document.</param>", FindingsDoc);
            writer.Line($"public static {root.Name}? Read(YamlNode root, ICollection<SchemaFinding> findings) =>");
            writer.Indent();
            writer.Line($"Read{root.Name}(root, \"$\", findings);");
            writer.Outdent();
        }

        for (var i = schema.States is null ? 0 : 1; i < schema.Records.Count; i++)
        {
            writer.Line();
            WriteRecordRead(schema.Records[i]);
        }
    }

    private void WriteRecordRead(RecordModel record)
    {
        writer.Open(
            $"private static {record.Name}? Read{record.Name}(YamlNode node, string path, ICollection<SchemaFinding> findings)"
        );
        WriteOpening("node", "path");
        WriteFields(record);
        WriteCheck(RequiredKeys(record), Missing(record));
        writer.Open($"return new {record.Name}");
        WriteInitializers(record, []);
        writer.Close(";");
        writer.Close();
    }

    private void WriteStateRead(StateMachineModel machine)
    {
        var record = machine.Record;

        // The state that requires the least carries the values to the one that is asked for.
        var carrier = machine.States.OrderBy(state => state.Requires.Count).First();
        writer.Summary(record.Summary);
        writer.Lines(
            "/// <param name=\"root\">The document.</param>",
            "/// <param name=\"state\">The state, which the directory of the file says.</param>",
            FindingsDoc
        );
        writer.Open(
            $"public static {record.Name}? Read(YamlNode root, {machine.EnumName} state, ICollection<SchemaFinding> findings)"
        );
        WriteOpening("root", "\"$\"");
        WriteFields(record);
        WriteStateRequirements(machine);
        WriteCheck(RequiredKeys(record), Missing(record));
        writer.Open($"var read = new {machine.RecordNameOf(carrier)}");
        WriteInitializers(record, carrier.Requires);
        writer.Close(";");
        writer.Line();
        writer.Open("return state switch");
        foreach (var state in machine.States)
        {
            var made = state == carrier ? "read" : $"new {machine.RecordNameOf(state)}(read)";
            var result = state.Requires.Count == 0 ? made : $"{Condition(state)} ? {made} : null";
            writer.Line($"{machine.EnumName}.{state.Member} => {result},");
        }

        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(state), state, \"Not a state.\"),");
        writer.Close(";");
        writer.Close();
    }

    private void WriteStateRequirements(StateMachineModel machine)
    {
        foreach (var state in machine.States.Where(state => state.Requires.Count > 0))
        {
            var keys = string.Join(", ", state.Requires.Select(property => Literals.Text(property.Key)));
            writer.Open($"if (state == {machine.EnumName}.{state.Member})");
            writer.Line($"fields.RequireKeys({keys});");
            writer.Close();
            writer.Line();
        }
    }

    private string Condition(StateModel state) =>
        string.Join(" && ", state.Requires.Select(property => $"{Local(property)} is not null"));

    private void WriteOpening(string node, string path)
    {
        writer.Open($"if (!MappingReader.TryOpen({node}, {path}, findings, out var fields))");
        writer.Line("return null;");
        writer.Close();
        writer.Line();
    }

    private void WriteFields(RecordModel record)
    {
        locals = LocalsOf(record);
        foreach (var property in record.Properties)
        {
            writer.Line($"var {Local(property)} = {Read(property)};");
        }
    }

    private void WriteCheck(List<PropertyModel> required, List<BooleanExpression> missing)
    {
        if (required.Count > 0)
        {
            writer.Line(
                $"fields.RequireKeys({string.Join(", ", required.Select(property => Literals.Text(property.Key)))});"
            );
        }

        if (missing.Count > 0)
        {
            BooleanExpression.Or(missing).Write(writer, "if (", ")");
            writer.Open("");
            writer.Line("return null;");
            writer.Close();
        }

        writer.Line();
    }

    private static List<PropertyModel> RequiredKeys(RecordModel record) =>
        record.Properties.FindAll(property => property.IsRequired);

    // A number that falls back to a default must not do so because it is garbled: a revision would start again at 0.
    private List<BooleanExpression> Missing(RecordModel record)
    {
        var missing = new List<BooleanExpression>();
        foreach (var property in record.Properties)
        {
            if (property.IsRequired)
            {
                missing.Add(BooleanExpression.Of($"{Local(property)} is null"));
            }
            else if (property is { Default: not null, Kind: PropertyKind.Whole })
            {
                var isAbsent = BooleanExpression.Of($"{Local(property)} is null");
                missing.Add(
                    BooleanExpression.And(isAbsent, BooleanExpression.Of($"fields.Has({Literals.Text(property.Key)})"))
                );
            }
        }

        return missing;
    }

    private void WriteInitializers(RecordModel record, IReadOnlyList<PropertyModel> assured)
    {
        foreach (var property in record.Properties)
        {
            var value = Local(property);
            if (property.IsRequired)
            {
                value += PropertyTypes.IsStruct(property) ? ".Value" : "";
            }
            else if (assured.Contains(property))
            {
                value += PropertyTypes.IsStruct(property) ? ".GetValueOrDefault()" : "!";
            }
            else if (PropertyTypes.Initial(property) is { } initial)
            {
                value += $" ?? {initial}";
            }

            writer.Line($"{property.Name} = {value},");
        }
    }

    private string Local(PropertyModel property) => locals[property];

    private static Dictionary<PropertyModel, string> LocalsOf(RecordModel record)
    {
        var taken = new HashSet<string>(TakenLocals.Concat(record.Properties.Select(TransitionEmitter.Local)));
        var locals = new Dictionary<PropertyModel, string>();
        foreach (var property in record.Properties)
        {
            var name = TransitionEmitter.Local(property);
            if (TakenLocals.Contains(name.TrimStart('@')))
            {
                name = name.TrimStart('@');
                do
                {
                    name += "Value";
                } while (!taken.Add(name));
            }

            locals.Add(property, name);
        }

        return locals;
    }

    private string Read(PropertyModel property)
    {
        var key = Literals.Text(property.Key);
        if (property.IsLenient)
        {
            var other = property.OtherKey is { } otherKey ? $", {Literals.Text(otherKey)}" : "";
            return property.Kind == PropertyKind.Flag
                ? $"fields.FlagIfAny({key}{other})"
                : $"fields.TextIfAny({key}{other})";
        }

        return property.Kind switch
        {
            PropertyKind.Text or PropertyKind.Timestamp or PropertyKind.ObjectId => $"fields.Text({key})",
            PropertyKind.Whole => $"fields.Whole({key})",
            PropertyKind.Number => $"fields.Number({key})",
            PropertyKind.Flag => $"fields.Flag({key})",
            PropertyKind.TextList => $"fields.Texts({key})",
            PropertyKind.TextMap => $"fields.TextMap({key})",
            PropertyKind.Record => $"fields.Record({key}, Read{property.TypeName})",
            PropertyKind.RecordList => $"fields.Records({key}, Read{property.TypeName})",
            _ =>
                $"fields.Value<{property.TypeName}>({key}, {Literals.Text(Expected(property))}, {property.TypeName}.TryParse)",
        };
    }

    private string Expected(PropertyModel property) =>
        schema.Identifiers.First(identifier => identifier.Name == property.TypeName).Expected;
}
