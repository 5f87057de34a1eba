namespace Wo.Engine.Lint;

/// <summary>One entry of a work order's <c>dependencies</c>.</summary>
/// <param name="Text">The entry as written.</param>
/// <param name="Position">Where it is written.</param>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Id">The id, where it is one.</param>
/// <param name="Status">How far that work order is.</param>
/// <param name="State">The state it is in, where that is certain.</param>
internal sealed record Dependency(
    string Text,
    YamlPosition Position,
    int Index,
    WorkOrderId? Id,
    DependencyStatus Status,
    WorkOrderState? State
)
{
    /// <summary>Whether it holds its work order up.</summary>
    public bool IsUnmet => Status != DependencyStatus.Done;

    /// <summary>The dependency and how far it is, for people: <c>WO-7 (running)</c>, <c>WO-8 (missing)</c>.</summary>
    public override string ToString() =>
        Status switch
        {
            DependencyStatus.Done or DependencyStatus.NotDone => $"{Text} ({State!.Value.DirectoryName()})",
            DependencyStatus.Missing => $"{Text} (missing)",
            DependencyStatus.Unclear => $"{Text} (cannot be read)",
            _ => $"{Text} (not an id)",
        };
}
