using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;

namespace Wo.Analyzers;

/// <summary>WO1002: a raw delete, move, copy or replace on a guarded path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawChangeAnalyzer() : RawAccessAnalyzer(Descriptors.RawChange)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawEffect effect) =>
        effect is RawEffect.Delete or RawEffect.DeleteFolder or RawEffect.Move or RawEffect.Replace;
}
