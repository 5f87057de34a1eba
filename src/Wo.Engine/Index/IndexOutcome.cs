namespace Wo.Engine.Index;

/// <summary>What came of publishing the index.</summary>
internal enum IndexOutcome
{
    /// <summary>The index shows the tree as it was under the guard.</summary>
    Published,

    /// <summary>Transitions kept crossing; whoever made them publishes a newer one.</summary>
    LeftToOthers,
}
