using Wo.Engine.Read;

namespace Wo.Engine.Verbs.Watch;

/// <summary>A running work order, and what is being done to it.</summary>
/// <param name="Row">What a list shows of it, its lease included.</param>
/// <param name="Gate">The command of a gate that runs; <see langword="null"/> where none does.</param>
/// <param name="LastEntry">Its last entry in the session log; <see langword="null"/> where none is found.</param>
internal sealed record RunningWork(WorkOrderRow Row, RunningGate? Gate, SessionNote? LastEntry);
