using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;

namespace Wo.Analyzers;

/// <summary>WO1003: a writable stream or writer on a guarded path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WritableStreamAnalyzer() : RawAccessAnalyzer(Descriptors.WritableStream)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawEffect effect) => effect == RawEffect.Stream;
}
