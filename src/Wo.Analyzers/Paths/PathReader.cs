using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>
/// Reads what can be known of a path from the expression that gives it: the one place that knows where paths come from.
/// </summary>
/// <param name="types">Known types.</param>
/// <param name="members">Values of members.</param>
internal sealed class PathReader(KnownTypes types, MemberValues members)
{
    private readonly ConditionalWeakTable<IOperation, LocalValues> locals = new();

    /// <summary>The texts that a path, or a file object that stands for one, may have.</summary>
    public PathTexts Read(IOperation path) => new PathReading(types, members, locals).Read(path);

    /// <summary>
    /// The only value of a local variable, where the operation is one and there is only one; else the operation itself.
    /// </summary>
    public IOperation Follow(IOperation operation) =>
        operation is Microsoft.CodeAnalysis.Operations.ILocalReferenceOperation local
            ? LocalValues.Around(operation, locals).Find(local.Local) ?? operation
            : operation;
}
