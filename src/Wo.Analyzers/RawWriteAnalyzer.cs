using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;

namespace Wo.Analyzers;

/// <summary>WO1001: a raw write or append to a guarded path.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawWriteAnalyzer() : RawAccessAnalyzer(Descriptors.RawWrite)
{
    /// <inheritdoc/>
    private protected override bool Minds(RawEffect effect) =>
        effect is RawEffect.Write or RawEffect.Append or RawEffect.Folder or RawEffect.Link or RawEffect.Archive;
}
