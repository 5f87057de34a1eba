namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>The kinds of calls to a register and their answers.</summary>
internal enum RegisterEventKind
{
    /// <summary>A read that was answered.</summary>
    Read,

    /// <summary>A swap that was said to have won.</summary>
    Won,

    /// <summary>A swap that was said to have changed nothing, as the version was another.</summary>
    Lost,

    /// <summary>A swap that was said to have changed nothing, for another reason.</summary>
    Refused,

    /// <summary>A swap of which nothing was said.</summary>
    Unknown,
}
