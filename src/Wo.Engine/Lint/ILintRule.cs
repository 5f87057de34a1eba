namespace Wo.Engine.Lint;

/// <summary>One thing the schema cannot say about a work order.</summary>
internal interface ILintRule
{
    /// <summary>Reports where the work order breaks the rule. What has the wrong type is the schema's to report.</summary>
    void Check(LintSubject subject);
}
