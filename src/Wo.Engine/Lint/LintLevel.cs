namespace Wo.Engine.Lint;

/// <summary>How much a finding weighs.</summary>
internal enum LintLevel
{
    /// <summary>Worth knowing; nothing has to be done about it.</summary>
    Note,

    /// <summary>To be looked at; stops nothing.</summary>
    Warning,

    /// <summary>The work order cannot be taken like this.</summary>
    Error,
}
