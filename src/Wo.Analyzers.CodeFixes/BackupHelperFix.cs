using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wo.Analyzers.CodeFixes;

/// <summary>WO1002: replaces or deletes after a durable backup.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class BackupHelperFix() : RawCallFix(RuleIds.RawChange, "Change through AtomicFile, with a backup");
