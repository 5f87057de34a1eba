namespace Wo.Core.Storage;

/// <summary>How long a lock that another process has is waited for.</summary>
internal interface ILockPatience
{
    /// <summary>How long to wait between two questions.</summary>
    TimeSpan Step { get; }

    /// <summary>Asked once when the wait begins, before any step has passed. It must not throw.</summary>
    void Begin();

    /// <summary>Asked after each step: whether to wait for another one. It must not throw.</summary>
    bool GoesOn();
}
