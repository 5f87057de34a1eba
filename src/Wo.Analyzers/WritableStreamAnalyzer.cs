using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>WO1003: a writable stream or writer on a guarded path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WritableStreamAnalyzer() : RawAccessAnalyzer(Descriptors.WritableStream)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawOperation operation, PathOrigin origin) =>
        operation.Effect == RawEffect.Stream && origin == PathOrigin.Guarded;
}
