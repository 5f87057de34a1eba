namespace Wo.Engine.Read;

/// <summary>What kind of thing is against taking a work order.</summary>
internal enum WaitKind
{
    /// <summary>A person has to mend it, or <c>reconcile</c>.</summary>
    Invalid,

    /// <summary>Other work has to be done first.</summary>
    Blocked,

    /// <summary>Other work holds it, or may change the same files.</summary>
    Held,
}
