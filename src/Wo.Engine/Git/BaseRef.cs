namespace Wo.Engine.Git;

/// <summary>What a new branch starts from.</summary>
/// <param name="Name">How people call it, such as <c>main</c> or <c>origin/main</c>.</param>
/// <param name="Oid">The commit it names now, in full.</param>
internal sealed record BaseRef(string Name, string Oid)
{
    /// <summary>Its full name where it is a remote-tracking branch, and so as old as the last fetch; otherwise <see langword="null"/>.</summary>
    public string? TrackingRef { get; init; }

    /// <summary>How a branch of this clone lags behind its upstream, as that was last fetched; <see langword="null"/> where it does not.</summary>
    public string? Lag { get; init; }
}
