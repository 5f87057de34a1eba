namespace Wo.Engine.Store.Tree;

/// <summary>A file in a state directory that is not a work order.</summary>
/// <param name="State">The state directory it lies in.</param>
/// <param name="Path">The file.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">The work order it belongs to; <see langword="null"/> where its name tells none.</param>
internal sealed record TreeItem(WorkOrderState State, CtxPath Path, TreeItemKind Kind, WorkOrderId? Id)
{
    /// <summary>
    /// Why something that has the name of a work order is not read as one; <see langword="null"/> where it has not.
    /// </summary>
    public string? Refusal =>
        (Id, Kind) switch
        {
            (not null, TreeItemKind.SymbolicLink) => $"{Path} is a symbolic link, which is not followed",
            (not null, TreeItemKind.Foreign) => $"{Path} is named like a {Likeness} and is no regular file",
            _ => null,
        };

    /// <summary>Whether its name is hidden: a placeholder of git, a swap file of an editor. It belongs to that tool.</summary>
    public bool IsHidden => Path.Name.StartsWith('.');

    private string Likeness =>
        Path.Name.EndsWith(CtxLayout.LockSuffix, StringComparison.Ordinal) ? "lock" : "work order";

    /// <summary>The answer when the work order that has this name is asked for.</summary>
    /// <param name="id">The work order.</param>
    public WoError RefusalOf(WorkOrderId id) =>
        Kind == TreeItemKind.SymbolicLink
            ? new WoError(
                Problem.SymlinkRefused,
                $"{Path} is a symbolic link, which is not followed: put the file itself there"
            )
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo show {id}"],
            }
            : new WoError(Problem.WorkOrderNotFound, $"there is no work order {id}: {Refusal}")
            {
                NextSteps = ["wo reconcile"],
                Verify = [$"wo show {id}"],
            };
}
