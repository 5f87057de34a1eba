using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Histories;

/// <summary>One step of a history, as four numbers from which everything about it follows.</summary>
/// <param name="Kind">Which step.</param>
/// <param name="Target">Which work order.</param>
/// <param name="Choice">With what arguments.</param>
/// <param name="Kill">Whether and where its process dies.</param>
/// <param name="Interrupt">Whether and where something else happens in the middle of it.</param>
internal readonly record struct Step(int Kind, int Target, int Choice, int Kill, int Interrupt)
{
    /// <summary>The kinds in the order of their numbers, as often as they are to come up.</summary>
    public static readonly IReadOnlyList<StepKind> Kinds =
    [
        .. Enumerable.Repeat(StepKind.Take, 14),
        .. Enumerable.Repeat(StepKind.TakeNext, 6),
        .. Enumerable.Repeat(StepKind.Resume, 4),
        .. Enumerable.Repeat(StepKind.TakeOver, 4),
        .. Enumerable.Repeat(StepKind.Heartbeat, 4),
        .. Enumerable.Repeat(StepKind.FinishDone, 6),
        .. Enumerable.Repeat(StepKind.FinishFailed, 4),
        .. Enumerable.Repeat(StepKind.FinishPartial, 5),
        .. Enumerable.Repeat(StepKind.Release, 4),
        .. Enumerable.Repeat(StepKind.Requeue, 5),
        .. Enumerable.Repeat(StepKind.Detect, 3),
        .. Enumerable.Repeat(StepKind.Reconcile, 9),
        .. Enumerable.Repeat(StepKind.ReconcileForce, 4),
        .. Enumerable.Repeat(StepKind.Index, 2),
        .. Enumerable.Repeat(StepKind.New, 2),
        .. Enumerable.Repeat(StepKind.Clock, 5),
        .. Enumerable.Repeat(StepKind.Hand, 19),
    ];

    public StepKind What => Kinds[Kind % Kinds.Count];

    /// <summary>The point at which its process dies, if it gets there; <see langword="null"/> to let it live.</summary>
    public int? KillPoint => InterruptPoint is null && Kill % 3 == 0 ? Kill / 3 : null;

    /// <summary>The point at which an operation fails; <see langword="null"/> for none.</summary>
    public int? FailPoint => InterruptPoint is null && Kill % 6 == 1 ? Kill / 6 * 2 : null;

    /// <summary>The point at which something else happens; <see langword="null"/> for nothing.</summary>
    public int? InterruptPoint => Interrupt % 5 == 0 ? Interrupt / 5 : null;

    /// <summary>What happens then: another command about any work order, or a hand at the same one.</summary>
    public Step WhatHappens() => new(Kill, Interrupt / 2, Kill + Interrupt, Kill: 2, Interrupt: 1);

    /// <summary>The numbers, as they are written in code.</summary>
    public override string ToString() => $"new({Kind}, {Target}, {Choice}, {Kill}, {Interrupt})";
}
