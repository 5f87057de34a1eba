using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>Reads what a call whose meaning is known is given.</summary>
/// <param name="paths">Reads texts.</param>
/// <param name="elements">Reads collections.</param>
/// <param name="frame">The call that the known call stands in.</param>
internal sealed class ArgumentReading(PathReading paths, ElementReading elements, Frame? frame)
{
    /// <summary>The texts of an expression.</summary>
    public PathTexts Read(IOperation? operation) => paths.Read(operation, frame);

    /// <summary>The texts of the argument of a parameter.</summary>
    public PathTexts Read(IInvocationOperation call, int ordinal) =>
        Read(call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value);

    /// <summary>The texts of an element of a collection.</summary>
    public PathTexts Any(IOperation collection) => elements.Any(collection, frame);

    /// <summary>The texts of the arguments in the order of the parameters, those of a params list one by one.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">The first parameter to read.</param>
    public List<PathTexts> All(IInvocationOperation call, int first = 0)
    {
        var texts = new List<PathTexts>();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal < first)
            {
                continue;
            }

            if (IsText(parameter.Type))
            {
                texts.Add(Read(argument.Value));
            }
            else
            {
                texts.AddRange(elements.All(argument.Value, frame));
            }
        }

        return texts;
    }

    private static bool IsText(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Object or SpecialType.System_Char
        || (
            type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span
            && span.TypeArguments[0].SpecialType == SpecialType.System_Char
        );
}
