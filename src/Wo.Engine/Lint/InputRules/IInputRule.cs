namespace Wo.Engine.Lint.InputRules;

/// <summary>One thing the schemas cannot say about the files that people write besides work orders.</summary>
internal interface IInputRule
{
    /// <summary>Where the files break the rule.</summary>
    /// <param name="inputs">The files.</param>
    /// <param name="graph">The work orders that they name.</param>
    IEnumerable<LintFinding> Check(TreeInputs inputs, DependencyGraph graph);
}
