using Microsoft.CodeAnalysis.CSharp;
using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the method of a legal move.</summary>
internal static class TransitionEmitter
{
    public static void Write(SourceWriter writer, StateMachineModel machine, TransitionModel transition)
    {
        var target = machine.Find(transition.Target);
        var revision = machine.Revision;
        writer.Summary(transition.Summary);
        foreach (var parameter in transition.Parameters)
        {
            var unchanged = parameter.IsOptional ? " Null leaves it as it is." : "";
            WriteParameterDoc(writer, parameter.Source, unchanged);
        }

        WriteParameterDoc(writer, revision, "");
        var parameters = transition.Parameters.Select(Declaration).Append($"long {Local(revision)}");
        writer.Line($"public {machine.RecordNameOf(target)} {transition.Method}({string.Join(", ", parameters)}) =>");
        writer.Indent();
        writer.Open("new(this)");
        writer.Line($"{machine.Status.Name} = {Literals.Text(target.Name)},");
        foreach (var parameter in transition.Parameters)
        {
            foreach (var property in parameter.Sets)
            {
                writer.Line($"{property.Name} = {Value(parameter, property)},");
            }
        }

        foreach (var (property, value) in transition.Constants)
        {
            writer.Line($"{property.Name} = {Literals.Text(value)},");
        }

        foreach (var property in transition.Clears)
        {
            writer.Line($"{property.Name} = null,");
        }

        writer.Line($"{revision.Name} = {Local(revision)},");
        writer.Close(";");
        writer.Outdent();
    }

    /// <summary>Name of a local or parameter for a property.</summary>
    public static string Local(PropertyModel property)
    {
        var name = Names.Camel(property.Name);
        var isPlain =
            SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None
            && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None;
        return isPlain ? name : "@" + name;
    }

    private static void WriteParameterDoc(SourceWriter writer, PropertyModel property, string suffix) =>
        writer.Line(
            $"/// <param name=\"{Names.Camel(property.Name)}\">{SourceWriter.Xml(property.Summary)}{suffix}</param>"
        );

    private static string Declaration(ParameterModel parameter)
    {
        var type =
            parameter.Source.Kind == PropertyKind.Timestamp ? "DateTimeOffset" : PropertyTypes.Bare(parameter.Source);
        return $"{type}{(parameter.IsOptional ? "?" : "")} {Local(parameter.Source)}";
    }

    private static string Value(ParameterModel parameter, PropertyModel property)
    {
        var local = Local(parameter.Source);
        if (parameter.Source.Kind != PropertyKind.Timestamp)
        {
            return parameter.IsOptional ? $"{local} ?? {property.Name}" : local;
        }

        return parameter.IsOptional
            ? $"{local} is null ? {property.Name} : WorkOrderTimestamp.Format({local}.Value)"
            : $"WorkOrderTimestamp.Format({local})";
    }
}
