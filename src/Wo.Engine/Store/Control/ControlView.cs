namespace Wo.Engine.Store.Control;

/// <summary>What is on record about one work order, as a reader sees it.</summary>
/// <param name="Record">The record; <see cref="ControlRecord.None"/> where there is none or it is unreadable.</param>
/// <param name="Lease">The lease that counts, also one adopted from an older tool's lock.</param>
/// <param name="Problem">Why the record cannot be read, or <see langword="null"/>.</param>
internal sealed record ControlView(ControlRecord Record, Lease? Lease, WoError? Problem);
