namespace Wo.Analyzers.Paths;

/// <summary>What is known of where a path leads.</summary>
internal enum PathOrigin
{
    /// <summary>All of it is known, and no segment is a guarded directory.</summary>
    Free,

    /// <summary>Some of it comes from elsewhere.</summary>
    Unknown,

    /// <summary>A segment is a guarded directory.</summary>
    Guarded,
}
