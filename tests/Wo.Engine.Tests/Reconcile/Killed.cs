namespace Wo.Engine.Tests.Reconcile;

/// <summary>Stands for the death of the process: nothing in the product catches it.</summary>
internal sealed class Killed() : Exception("killed");
