using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Markers;
using Wo.Analyzers.Texts;

namespace Wo.Analyzers;

/// <summary>
/// WO1007: a session marker spelled by hand, as a literal, composed, or as a pattern. Reported at the whole string
/// expression. What merely may be one counts only in code that has to do with work orders.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandWrittenMarkerAnalyzer : RuleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [Descriptors.HandWrittenMarker];

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        var (markers, areOwn) = SessionMarker.Find(context.Options, context.CancellationToken);

        if (!markers.Any(marker => IsNamed(marker, context.Compilation)))
        {
            return;
        }

        // File by file, not literal by literal: for that the compiler would bind every method once more, and hardly a file
        // has one of the words in a string.
        context.RegisterSemanticModelAction(file =>
        {
            foreach (var marker in markers)
            {
                foreach (var token in StringTokens.With(marker.Word, file.SemanticModel.SyntaxTree, file.FilterSpan))
                {
                    Look(file, token, marker, scope, areOwn);
                }
            }
        });
    }

    private static bool IsNamed(SessionMarker marker, Compilation compilation) =>
        compilation.SyntaxTrees.Any(tree => StringTokens.With(marker.Word, tree, within: null).Any());

    private static void Look(
        SemanticModelAnalysisContext context,
        SyntaxToken token,
        SessionMarker marker,
        AnalysisScope scope,
        bool areOwn
    )
    {
        if (
            token.Parent is not { } syntax
            || LiteralOf(context.SemanticModel.GetOperation(syntax, context.CancellationToken)) is not { } literal
            || GeneratedMembers.Contain(syntax.SpanStart, context.SemanticModel)
        )
        {
            return;
        }

        var whole = Whole(literal);
        if (IsFirst(literal, whole, marker) && IsSpelled(whole, marker, scope, areOwn))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.HandWrittenMarker, whole.Syntax.GetLocation(), marker.Name)
            );
        }
    }

    private static bool IsSpelled(IOperation whole, SessionMarker marker, AnalysisScope scope, bool areOwn)
    {
        ImmutableArray<string> texts = whole is IUtf8StringOperation utf8
            ? [utf8.Value]
            : scope.Paths.Read(whole).Texts;
        return texts.Select(text => MarkerSpellings.Find(text, marker)).DefaultIfEmpty().Max() switch
        {
            MarkerSpelling.Certain => true,
            MarkerSpelling.Likely => areOwn || scope.Concern.IsThere,
            _ => false,
        };
    }

    // The text of an interpolated string is an operation around a literal.
    private static IOperation? LiteralOf(IOperation? operation) =>
        operation?.DescendantsAndSelf().FirstOrDefault(part => TextOf(part) is not null);

    private static string? TextOf(IOperation operation) =>
        operation switch
        {
            ILiteralOperation
            {
                Type.SpecialType: SpecialType.System_String,
                ConstantValue: { HasValue: true, Value: string text }
            } => text,
            IUtf8StringOperation { Value: var text } => text,
            _ => null,
        };

    /// <summary>The outermost string expression that a literal is a part of.</summary>
    private static IOperation Whole(IOperation literal)
    {
        var whole = literal;
        for (var parent = literal.Parent; IsComposition(parent); parent = parent!.Parent)
        {
            whole = parent!;
        }

        return whole;
    }

    private static bool IsComposition(IOperation? operation) =>
        operation
            is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add }
                or IInterpolatedStringOperation
                or IInterpolatedStringContentOperation
                or IParenthesizedOperation
                or IConversionOperation { Type.SpecialType: SpecialType.System_String };

    // A composition is reported once, by the first of its literals that names the marker.
    private static bool IsFirst(IOperation literal, IOperation whole, SessionMarker marker) =>
        whole
            .DescendantsAndSelf()
            .First(operation => TextOf(operation)?.IndexOf(marker.Word, StringComparison.Ordinal) >= 0) == literal;
}
