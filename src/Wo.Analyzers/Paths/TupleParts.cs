using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>The parts of tuples.</summary>
internal static class TupleParts
{
    /// <summary>Which part a field is, from 0, whether it is named or <c>ItemN</c>.</summary>
    public static int IndexOf(IFieldSymbol field)
    {
        var elements = field.ContainingType.TupleElements;
        var index = 0;
        while (
            index < elements.Length
            && elements[index].Name != field.Name
            && elements[index].CorrespondingTupleField?.Name != field.Name
        )
        {
            index++;
        }

        return index;
    }
}
