using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>WO1001: a raw write or append to a guarded path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawWriteAnalyzer() : RawAccessAnalyzer(Descriptors.RawWrite)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawOperation operation, PathOrigin origin) =>
        operation.Effect == RawEffect.Write && origin == PathOrigin.Guarded;
}
