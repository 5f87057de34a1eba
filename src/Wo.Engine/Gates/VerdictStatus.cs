namespace Wo.Engine.Gates;

/// <summary>What a verification came to.</summary>
internal enum VerdictStatus
{
    /// <summary>Every gate passed or was skipped by an override.</summary>
    Pass,

    /// <summary>A gate failed.</summary>
    Fail,

    /// <summary>The run did not come to its end: it was interrupted, or the machine failed.</summary>
    Crash,
}
