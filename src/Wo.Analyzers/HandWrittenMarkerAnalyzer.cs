using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Markers;

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
        var scope = new AnalysisScope(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        var (markers, areOwn) = SessionMarker.Find(context.Options, context.CancellationToken);
        context.RegisterOperationAction(
            operation => Look(operation, scope, markers, areOwn),
            OperationKind.Literal,
            OperationKind.Utf8String
        );
    }

    private static void Look(
        OperationAnalysisContext context,
        AnalysisScope scope,
        ImmutableArray<SessionMarker> markers,
        bool areOwn
    )
    {
        if (TextOf(context.Operation) is not { } literal)
        {
            return;
        }

        foreach (var marker in markers)
        {
            if (literal.IndexOf(marker.Word, StringComparison.Ordinal) < 0)
            {
                continue;
            }

            var whole = Whole(context.Operation);
            if (IsFirst(context.Operation, whole, marker) && IsSpelled(whole, literal, marker, scope, areOwn))
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(Descriptors.HandWrittenMarker, whole.Syntax.GetLocation(), marker.Name)
                );
                return;
            }
        }
    }

    private static bool IsSpelled(
        IOperation whole,
        string literal,
        SessionMarker marker,
        AnalysisScope scope,
        bool areOwn
    )
    {
        ImmutableArray<string> texts = whole is IUtf8StringOperation ? [literal] : scope.Paths.Read(whole).Texts;
        return texts.Select(text => MarkerSpellings.Find(text, marker)).DefaultIfEmpty().Max() switch
        {
            MarkerSpelling.Certain => true,
            MarkerSpelling.Likely => areOwn || scope.Concern.IsThere,
            _ => false,
        };
    }

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
