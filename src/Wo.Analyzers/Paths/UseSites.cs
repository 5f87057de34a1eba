using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>
/// Where symbols of a compilation are used in it. Sources are searched by name, and only those that have the name are bound.
/// </summary>
/// <param name="sources">The sources.</param>
internal sealed class UseSites(SourceOperations sources)
{
    // A name that is used more often says little about any one place, and is not worth the time.
    private const int Most = 1000;

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<IOperation>?> known = new(
        SymbolEqualityComparer.Default
    );

    private readonly Lazy<ILookup<string, SyntaxToken>> names = new(() =>
        sources
            .Trees.SelectMany(tree => tree.GetRoot().DescendantTokens())
            .Where(IsUse)
            .ToLookup(Name, StringComparer.Ordinal)
    );

    /// <summary>The calls, creations and references; <see langword="null"/> where there are too many to look at.</summary>
    public ImmutableArray<IOperation>? Of(ISymbol symbol) => known.GetOrAdd(symbol.OriginalDefinition, Find);

    private ImmutableArray<IOperation>? Find(ISymbol symbol)
    {
        var candidates = names.Value[NameOf(symbol)].ToList();
        if (IsConstructor(symbol))
        {
            candidates.AddRange(names.Value["new"]);
            candidates.AddRange(names.Value["base"].Concat(names.Value["this"]));
        }

        if (candidates.Count > Most)
        {
            return null;
        }

        return [.. candidates.Select(token => Use(token, symbol)).OfType<IOperation>()];
    }

    private IOperation? Use(SyntaxToken token, ISymbol symbol)
    {
        var node = token.Parent;
        for (
            var steps = 0;
            node is ExpressionSyntax or TypeSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax
                && steps < 4;
            steps++
        )
        {
            if (sources.Of(node) is { } operation && Uses(operation, symbol))
            {
                return operation;
            }

            node = node.Parent;
        }

        return null;
    }

    private static bool Uses(IOperation operation, ISymbol symbol)
    {
        var used = operation switch
        {
            IInvocationOperation call => call.TargetMethod,
            IObjectCreationOperation creation => creation.Constructor,
            IMemberReferenceOperation reference => reference.Member,
            _ => (ISymbol?)null,
        };
        return KnownTypes.Same(used?.OriginalDefinition, symbol)
            || (
                used is IMethodSymbol { ReducedFrom: { } extension }
                && KnownTypes.Same(extension.OriginalDefinition, symbol)
            );
    }

    private static string NameOf(ISymbol symbol) => IsConstructor(symbol) ? symbol.ContainingType.Name : symbol.Name;

    private static bool IsConstructor(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor };

    private static bool IsUse(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.IdentifierToken => token.Parent is SimpleNameSyntax,
            SyntaxKind.NewKeyword => token.Parent is ImplicitObjectCreationExpressionSyntax,
            SyntaxKind.BaseKeyword or SyntaxKind.ThisKeyword => token.Parent is ConstructorInitializerSyntax,
            _ => false,
        };

    private static string Name(SyntaxToken token) => token.ValueText;
}
