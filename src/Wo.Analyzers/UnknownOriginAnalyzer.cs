using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>WO1006: a raw file operation on a path of unknown origin, whichever operation it is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnknownOriginAnalyzer() : RawAccessAnalyzer(Descriptors.UnknownOrigin)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawEffect effect) => true;

    /// <inheritdoc/>
    private protected override PathOrigin Minded => PathOrigin.Unknown;
}
