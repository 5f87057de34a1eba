using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Analyzers.Tests.Rules;

/// <summary>Holds a rule against its cases.</summary>
/// <typeparam name="TAnalyzer">The rule.</typeparam>
public abstract class RuleTest<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    /// <summary>Checks one case, whose code is wrapped into a type.</summary>
    protected static Task Check(string code) => Verifier<TAnalyzer>.VerifyAsync(RuleCases.Wrap(code));
}
