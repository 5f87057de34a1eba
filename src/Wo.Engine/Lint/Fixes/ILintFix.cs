namespace Wo.Engine.Lint.Fixes;

/// <summary>A mistake for which there is one right answer, and the edit that gives it.</summary>
internal interface ILintFix
{
    /// <summary>What to change in a work order, if anything.</summary>
    IEnumerable<ProposedFix> Propose(LintSubject subject);
}
