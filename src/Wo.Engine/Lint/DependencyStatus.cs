namespace Wo.Engine.Lint;

/// <summary>How far a dependency is.</summary>
internal enum DependencyStatus
{
    /// <summary>Done: nothing waits for it any more.</summary>
    Done,

    /// <summary>In another state; partial is not done.</summary>
    NotDone,

    /// <summary>No file has this id.</summary>
    Missing,

    /// <summary>Several files have this id and none can be preferred, or its file cannot be read.</summary>
    Unclear,

    /// <summary>Not an id at all.</summary>
    Invalid,
}
