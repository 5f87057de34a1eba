namespace Wo.Engine.Tests.Faults;

/// <summary>When an operation fails.</summary>
internal enum FaultMoment
{
    /// <summary>It has no effect.</summary>
    Before,

    /// <summary>A write that got half of its bytes down.</summary>
    HalfWay,

    /// <summary>It had its effect all the same.</summary>
    After,
}
