using Microsoft.CodeAnalysis;

namespace Wo.Analyzers;

/// <summary>Which rules the settings switch off.</summary>
internal static class RuleSwitches
{
    /// <summary>Whether a rule is on for a file. Where a rule is off, what it would have said is for others to say.</summary>
    public static bool IsOn(DiagnosticDescriptor rule, SyntaxTree tree, Compilation compilation)
    {
        var options = compilation.Options;
        var files = options.SyntaxTreeOptionsProvider;
        return
            (files is not null && files.TryGetDiagnosticValue(tree, rule.Id, default, out var severity))
            || options.SpecificDiagnosticOptions.TryGetValue(rule.Id, out severity)
            || (files is not null && files.TryGetGlobalDiagnosticValue(rule.Id, default, out severity))
            ? severity != ReportDiagnostic.Suppress
            : rule.IsEnabledByDefault;
    }
}
