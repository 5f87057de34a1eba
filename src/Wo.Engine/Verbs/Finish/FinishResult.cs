namespace Wo.Engine.Verbs.Finish;

/// <summary>What a running work order is finished as.</summary>
internal enum FinishResult
{
    /// <summary>All of it is done, and the gates say so.</summary>
    Done,

    /// <summary>It is given up.</summary>
    Failed,

    /// <summary>Part of it is done; it may be taken again.</summary>
    Partial,
}
