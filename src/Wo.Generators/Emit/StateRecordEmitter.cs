using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the abstract record of a state machine and one sealed record for each state.</summary>
internal static class StateRecordEmitter
{
    public static SourceFile EmitBase(StateMachineModel machine, string targetNamespace, string access) =>
        SourceFile.Create(
            targetNamespace,
            machine.Record.Name,
            writer =>
            {
                var record = machine.Record;
                writer.Summary(record.Summary);
                writer.Line(
                    "/// <remarks>Each state is a record of its own, which has the moves that are legal from it.</remarks>"
                );
                writer.Open($"{access} abstract record {record.Name}");
                writer.Line($"private protected {record.Name}() {{ }}");
                writer.Line();
                writer.Summary("The state.");
                writer.Line($"public abstract {machine.EnumName} State {{ get; }}");
                writer.Line();
                RecordEmitter.WriteProperties(writer, record);
                writer.Line();
                ChangesEmitter.Write(writer, record);
                writer.Close();
            }
        );

    public static SourceFile EmitState(
        StateMachineModel machine,
        StateModel state,
        string targetNamespace,
        string access
    )
    {
        var name = machine.RecordNameOf(state);
        return SourceFile.Create(
            targetNamespace,
            name,
            writer =>
            {
                var record = machine.Record.Name;
                writer.Summary($"{record} in the state {state.Name}: {state.Summary}");
                writer.Open($"{access} sealed record {name} : {record}");
                writer.Summary("Starts without values.");
                writer.Line($"public {name}() {{ }}");
                writer.Lines("", "// A move: takes everything over, and the caller sets what the state requires.");
                writer.Line("[SetsRequiredMembers]");
                writer.Line($"internal {name}({record} other)");
                writer.Indent();
                writer.Line(state.Requires.Count == 0 ? ": base(other) { }" : ": base(other)");
                writer.Outdent();
                if (state.Requires.Count > 0)
                {
                    writer.Open("");
                    foreach (var property in state.Requires)
                    {
                        writer.Line($"{property.Name} = other.{property.Name}{NotNull(property)};");
                    }

                    writer.Close();
                }

                writer.Lines("", "/// <inheritdoc/>");
                writer.Line($"public override {machine.EnumName} State => {machine.EnumName}.{state.Member};");
                foreach (var property in state.Requires)
                {
                    WriteRequired(writer, record, property);
                }

                foreach (var transition in state.Transitions)
                {
                    writer.Line();
                    TransitionEmitter.Write(writer, machine, transition);
                }

                writer.Close();
            }
        );
    }

    // The base keeps the value, so that both views of the record show the same.
    private static void WriteRequired(SourceWriter writer, string record, PropertyModel property)
    {
        writer.Lines("", $"/// <inheritdoc cref=\"{record}.{property.Name}\"/>");
        writer.Open($"public new required {PropertyTypes.Bare(property)} {property.Name}");
        writer.Line($"get => base.{property.Name}{NotNull(property)};");
        writer.Line($"init => base.{property.Name} = value;");
        writer.Close();
    }

    private static string NotNull(PropertyModel property) =>
        PropertyTypes.IsStruct(property) ? ".GetValueOrDefault()" : "!";
}
