namespace Wo.Engine.Claims.Etcd;

/// <summary>The kinds of outcomes of a request to etcd.</summary>
internal enum EtcdOutcome
{
    /// <summary>etcd did what was asked.</summary>
    Answered,

    /// <summary>etcd said that it does not do this; nothing was changed.</summary>
    Denied,

    /// <summary>No member was there to be asked; nothing was changed.</summary>
    NotSent,

    /// <summary>A member was asked, and whether it did what was asked is not known.</summary>
    NoAnswer,

    /// <summary>The caller gave up; whether it was done is not known.</summary>
    Interrupted,
}
