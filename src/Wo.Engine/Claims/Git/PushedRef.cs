namespace Wo.Engine.Claims.Git;

/// <summary>What became of one ref of a push.</summary>
/// <param name="IsAccepted">Whether the remote has what was pushed, as far as that was known when this was said.</param>
/// <param name="Summary">What git says of it.</param>
internal sealed record PushedRef(bool IsAccepted, string Summary)
{
    /// <summary>What servers say of a ref that another push changed at the same moment.</summary>
    private static readonly string[] Contention =
    [
        "failed to update ref",
        "cannot lock ref",
        "failed to lock",
        "reference already exists",
        "incorrect old value",
        "fetch first",
        "but expected",
    ];

    /// <summary>Whether the ref had another value than the one expected.</summary>
    public bool IsStale => !IsAccepted && (Has("(stale info)") || Array.Exists(Contention, Has));

    /// <summary>Whether the ref itself was not refused, but another one of the same push.</summary>
    public bool IsVictim => !IsAccepted && (Has("atomic push failed") || Has("atomic transaction failed"));

    /// <summary>Whether the server said that it will not, so that nothing has changed.</summary>
    public bool IsRefused => !IsAccepted && Has("rejected]");

    private bool Has(string words) => Summary.Contains(words, StringComparison.OrdinalIgnoreCase);
}
