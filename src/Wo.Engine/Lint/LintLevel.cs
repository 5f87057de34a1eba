namespace Wo.Engine.Lint;

/// <summary>How much a finding weighs.</summary>
internal enum LintLevel
{
    /// <summary>Worth knowing; stops nothing.</summary>
    Warning,

    /// <summary>The work order cannot be taken like this.</summary>
    Error,
}
