using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wo.Analyzers.CodeFixes;

/// <summary>WO1001: writes through the atomic helper.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AtomicHelperFix() : RawCallFix(RuleIds.RawWrite, "Write through AtomicFile");
