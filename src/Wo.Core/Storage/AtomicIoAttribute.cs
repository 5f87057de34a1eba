namespace Wo.Core.Storage;

/// <summary>
/// Marks a type that implements the atomic file helpers and may therefore touch guarded directories with raw I/O.
/// Everything else goes through the helpers.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class AtomicIoAttribute : Attribute;
