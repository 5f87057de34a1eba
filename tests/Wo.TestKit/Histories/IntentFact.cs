namespace Wo.TestKit.Histories;

/// <summary>An interrupted transition as the model sees it.</summary>
/// <param name="From">The state that it leaves.</param>
/// <param name="To">The state that it enters.</param>
internal sealed record IntentFact(string From, string To)
{
    /// <summary>The hash of the file before; empty where it is only predicted.</summary>
    public string OldHash { get; init; } = "";

    /// <summary>The hash of the file after.</summary>
    public string StagedHash { get; init; } = "";

    /// <summary>The name of the backup.</summary>
    public string Backup { get; init; } = "";

    /// <summary>The revision that it brings.</summary>
    public long Revision { get; init; }
}
