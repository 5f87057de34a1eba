namespace Wo.Engine.Index;

/// <summary>Whether the published index can be relied on.</summary>
internal enum IndexState
{
    /// <summary>Both files are what would be written now, but for the time.</summary>
    Current,

    /// <summary>At least one of them is missing.</summary>
    Missing,

    /// <summary>They differ from what would be written now, or from each other, or are no index.</summary>
    Stale,
}
