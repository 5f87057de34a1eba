namespace Wo.Engine.Diagnosis;

/// <summary>What has to be observed for a check. Each includes those before it, and costs more.</summary>
internal enum CheckNeed
{
    /// <summary>The state directories themselves, and nothing in them.</summary>
    Directories,

    /// <summary>The files in the state directories. Lists and the index show what is found with these alone.</summary>
    Files,

    /// <summary>What work orders refer to: schemas, the backlog, definitions of done, policies, each other.</summary>
    References,

    /// <summary>The control records, lock mirrors and logs. <c>status</c> makes these checks and all before them.</summary>
    Records,

    /// <summary>Whether processes hold locks, which is asked by taking them for a moment.</summary>
    Locks,

    /// <summary>What git knows, which is asked with child processes.</summary>
    Git,
}
