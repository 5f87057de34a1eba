namespace Wo.Core.Storage;

/// <summary>
/// Says that a path, as a string or a file object, leads to a guarded directory, where the analyzers cannot see that
/// themselves: what a parameter gets, what a field or property holds, what a method returns. They then know it in every
/// assembly. It is known by its name: an assembly without this library may declare its own.
/// </summary>
[AttributeUsage(
    AttributeTargets.Parameter
        | AttributeTargets.Property
        | AttributeTargets.Field
        | AttributeTargets.ReturnValue
        | AttributeTargets.Method
)]
public sealed class GuardedPathAttribute : Attribute;
