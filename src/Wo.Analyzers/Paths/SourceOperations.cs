using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>The operations behind the syntax of one compilation.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class SourceOperations(Compilation compilation)
{
    /// <summary>
    /// Whether a symbol is of these sources. What other assemblies hold is not looked into, be their sources at hand (as in
    /// editors) or not (as in builds): both have to say the same.
    /// </summary>
    public bool Hold(ISymbol symbol) => KnownTypes.Same(symbol.ContainingAssembly, compilation.Assembly);

    /// <summary>The sources.</summary>
    public IEnumerable<SyntaxTree> Trees => compilation.SyntaxTrees;

    /// <summary>What a name stands for.</summary>
    public ISymbol? SymbolOf(SyntaxNode syntax) => ModelOf(syntax).GetSymbolInfo(syntax).Symbol;

    /// <summary>The operation of a piece of syntax.</summary>
    public IOperation? Of(SyntaxNode syntax) =>
        compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? ModelOf(syntax).GetOperation(syntax) : null;

    private SemanticModel ModelOf(SyntaxNode syntax) =>
        // Few members are looked at, only those that paths come from, and while analyzers run the compiler keeps its models.
#pragma warning disable RS1030
        compilation.GetSemanticModel(syntax.SyntaxTree);
#pragma warning restore RS1030
}
