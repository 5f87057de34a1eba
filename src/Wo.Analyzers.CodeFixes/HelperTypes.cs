using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wo.Analyzers.CodeFixes;

/// <summary>How fixed code at one place names the types it needs.</summary>
internal sealed class HelperTypes
{
    /// <summary>Where the helpers are.</summary>
    public const string Namespace = "Wo.Core.Storage";

    private readonly SemanticModel model;
    private readonly int position;

    private HelperTypes(SemanticModel model, int position) => (this.model, this.position) = (model, position);

    /// <summary>The helpers.</summary>
    public static ExpressionSyntax AtomicFile => SyntaxFactory.IdentifierName("AtomicFile");

    /// <summary>The paths they take.</summary>
    public static ExpressionSyntax CtxPath => SyntaxFactory.IdentifierName("CtxPath");

    /// <summary>For what is still read.</summary>
    public ExpressionSyntax File => Name("File");

    /// <summary>For roots of several parts.</summary>
    public ExpressionSyntax Path => Name("Path");

    /// <summary>Whether the helpers need a using directive here.</summary>
    public bool NeedUsing => model.LookupNamespacesAndTypes(position, name: "AtomicFile").IsEmpty;

    /// <summary>
    /// The names at a position; <see langword="null"/> where the library is not referenced, or where one of its names
    /// means something else.
    /// </summary>
    public static HelperTypes? At(SemanticModel model, int position) =>
        IsFree(model, position, "AtomicFile") && IsFree(model, position, "CtxPath")
            ? new HelperTypes(model, position)
            : null;

    private static bool IsFree(SemanticModel model, int position, string name) =>
        model.Compilation.GetTypeByMetadataName($"{Namespace}.{name}") is { } type
        && model.LookupSymbols(position, name: name).All(symbol => SymbolEqualityComparer.Default.Equals(symbol, type));

    private ExpressionSyntax Name(string name) =>
        SyntaxFactory.ParseExpression(
            model.LookupSymbols(position, name: name) is { Length: 1 } found
            && found[0].ToDisplayString() == $"System.IO.{name}"
                ? name
                : $"System.IO.{name}"
        );
}
