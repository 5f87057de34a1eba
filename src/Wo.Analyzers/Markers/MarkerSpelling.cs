namespace Wo.Analyzers.Markers;

/// <summary>How a text spells a marker.</summary>
internal enum MarkerSpelling
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>The fixed text of one, around something that may be an identifier.</summary>
    Likely,

    /// <summary>One with a work order's identifier in it.</summary>
    Certain,
}
