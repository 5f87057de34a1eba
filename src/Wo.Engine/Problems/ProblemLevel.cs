namespace Wo.Engine.Problems;

/// <summary>How much a finding weighs, heaviest first.</summary>
internal enum ProblemLevel
{
    /// <summary>A work order is lost, ambiguous or unusable until a person acts.</summary>
    P0,

    /// <summary>An operation left something behind; work orders can be stuck, none is lost.</summary>
    P1,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,
}
