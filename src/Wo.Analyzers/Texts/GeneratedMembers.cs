using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Texts;

/// <summary>
/// Members that a tool wrote into a file that people write. The compiler leaves them out where it looks at members; where
/// a rule looks at files, it has to.
/// </summary>
internal static class GeneratedMembers
{
    private const string Mark = "System.CodeDom.Compiler.GeneratedCodeAttribute";

    /// <summary>Whether one of them is at a position.</summary>
    public static bool Contain(int position, SemanticModel model)
    {
        var mark = model.Compilation.GetTypeByMetadataName(Mark);
        for (var symbol = model.GetEnclosingSymbol(position); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol.GetAttributes().Any(attribute => KnownTypes.Same(attribute.AttributeClass, mark)))
            {
                return true;
            }
        }

        return false;
    }
}
