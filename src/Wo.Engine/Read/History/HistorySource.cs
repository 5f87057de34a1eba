namespace Wo.Engine.Read.History;

/// <summary>Where it is known from what happened.</summary>
internal enum HistorySource
{
    /// <summary>The journal.</summary>
    Journal,

    /// <summary>The fields of a work order.</summary>
    File,

    /// <summary>Its verdict.</summary>
    Verdict,

    /// <summary>The session log.</summary>
    Session,
}
