namespace Wo.Engine.Index;

/// <summary>What came of publishing the index.</summary>
internal enum IndexOutcome
{
    /// <summary>The index shows the tree as it was under the guard.</summary>
    Published,

    /// <summary>Other transitions kept happening meanwhile; the processes that made them publish a newer index.</summary>
    LeftToOthers,
}
