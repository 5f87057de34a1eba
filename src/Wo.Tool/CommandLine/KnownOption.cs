using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>An option whose values completion can find.</summary>
/// <param name="name">As it is typed.</param>
/// <param name="kind">What a value is.</param>
internal sealed class KnownOption<T>(string name, ValueKind kind) : Option<T>(name), IHasValueKind
{
    /// <inheritdoc/>
    public ValueKind Kind => kind;

    /// <inheritdoc/>
    public IReadOnlyList<WorkOrderState> StatesFor(IReadOnlyCollection<string> options) => [];
}
