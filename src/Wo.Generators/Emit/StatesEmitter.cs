using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the enumeration of the states, and what is known about them.</summary>
internal static class StatesEmitter
{
    public static SourceFile EmitEnum(StateMachineModel machine, string targetNamespace, string access) =>
        SourceFile.Create(
            targetNamespace,
            machine.EnumName,
            writer =>
            {
                writer.Summary("The states, in the order of the schema.");
                writer.Open($"{access} enum {machine.EnumName}");
                for (var i = 0; i < machine.States.Count; i++)
                {
                    if (i > 0)
                    {
                        writer.Line();
                    }

                    writer.Summary(machine.States[i].Summary);
                    writer.Line(machine.States[i].Member + ",");
                }

                writer.Close();
            }
        );

    public static SourceFile EmitTable(StateMachineModel machine, string targetNamespace, string access) =>
        SourceFile.Create(targetNamespace, machine.EnumName + "s", writer => WriteTable(writer, machine, access));

    private static void WriteTable(SourceWriter writer, StateMachineModel machine, string access)
    {
        var type = machine.EnumName;
        writer.Summary("Names, order and legal moves of the states.");
        writer.Open($"{access} static class {type}s");
        writer.Summary("Every state, in the order of the schema.");
        writer.Line($"public static ImmutableArray<{type}> All {{ get; }} = [{Members(machine, machine.States)}];");
        writer.Line();

        writer.Summary("Name of the directory that stands for a state.");
        WriteSwitch(
            writer,
            machine,
            $"public static string DirectoryName(this {type} state)",
            state => Literals.Text(state.Directory)
        );
        writer.Line();

        writer.Lines(
            "/// <summary>Finds the state that a directory stands for.</summary>",
            "/// <param name=\"name\">Name of the directory.</param>",
            "/// <param name=\"state\">The state, where there is one.</param>"
        );
        writer.Open($"public static bool TryParse([NotNullWhen(true)] string? name, out {type} state)");
        writer.Open("switch (name)");
        foreach (var state in machine.States)
        {
            writer.Line($"case {Literals.Text(state.Directory)}:");
            writer.Indent();
            writer.Lines($"state = {type}.{state.Member};", "return true;");
            writer.Outdent();
        }

        writer.Line("default:");
        writer.Indent();
        writer.Lines("state = default;", "return false;");
        writer.Outdent();
        writer.Close();
        writer.Close();
        writer.Line();

        writer.Summary("The states that may follow a state.");
        WriteSwitch(
            writer,
            machine,
            $"public static ImmutableArray<{type}> LegalMoves(this {type} state)",
            state => $"[{Members(machine, Targets(machine, state))}]"
        );
        writer.Line();

        writer.Summary("Whether one state may follow another.");
        writer.Line($"public static bool CanMoveTo(this {type} state, {type} target) =>");
        writer.Indent();
        WriteMoves(writer, machine);
        writer.Outdent();
        writer.Close();
    }

    private static void WriteSwitch(
        SourceWriter writer,
        StateMachineModel machine,
        string header,
        Func<StateModel, string> value
    )
    {
        writer.Line(header + " =>");
        writer.Indent();
        writer.Open("state switch");
        foreach (var state in machine.States)
        {
            writer.Line($"{machine.EnumName}.{state.Member} => {value(state)},");
        }

        writer.Line("_ => throw new ArgumentOutOfRangeException(nameof(state), state, \"Not a state.\"),");
        writer.Close(";");
        writer.Outdent();
    }

    private static void WriteMoves(SourceWriter writer, StateMachineModel machine)
    {
        writer.Open("state switch");
        foreach (var state in machine.States)
        {
            var targets = Targets(machine, state).Select(target => $"{machine.EnumName}.{target.Member}").ToList();
            if (targets.Count > 0)
            {
                writer.Line($"{machine.EnumName}.{state.Member} => target is {string.Join(" or ", targets)},");
            }
        }

        writer.Line("_ => false,");
        writer.Close(";");
    }

    private static IReadOnlyList<StateModel> Targets(StateMachineModel machine, StateModel state) =>
        [.. state.Transitions.Select(transition => machine.Find(transition.Target)).Distinct()];

    private static string Members(StateMachineModel machine, IEnumerable<StateModel> states) =>
        string.Join(", ", states.Select(state => $"{machine.EnumName}.{state.Member}"));
}
