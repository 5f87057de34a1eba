namespace Wo.Core.Tests.Reconciliation;

/// <summary>Stands for the death of the process: nothing in the product catches it.</summary>
internal sealed class Killed() : Exception("killed");
