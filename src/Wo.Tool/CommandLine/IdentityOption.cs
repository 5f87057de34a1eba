using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>
/// An option by which a caller says who they are. The commands that an answer proposes repeat it, since the caller would
/// have to give it again.
/// </summary>
/// <param name="name">As it is typed.</param>
/// <param name="kind">What a value is.</param>
internal sealed class IdentityOption(string name, ValueKind kind) : Option<string?>(name), IHasValueKind
{
    /// <inheritdoc/>
    public ValueKind Kind => kind;

    /// <inheritdoc/>
    public IReadOnlyList<WorkOrderState> StatesFor(IReadOnlyCollection<string> options) => [];
}
