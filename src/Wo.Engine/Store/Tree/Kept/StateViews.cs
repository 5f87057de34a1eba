namespace Wo.Engine.Store.Tree.Kept;

/// <summary>The state directories, open to look at very many of their files.</summary>
internal sealed class StateViews : IDisposable
{
    private readonly IDirectoryView[] views;
    private readonly Action? closed;
    private bool isOver;

    /// <summary>Opens them.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="layout">Where they lie.</param>
    /// <param name="closed">Is called when they are closed.</param>
    public StateViews(IFileSystem files, CtxLayout layout, Action? closed = null)
    {
        this.closed = closed;
        views = [.. WorkOrderStates.All.Select(state => files.View(layout.StateDirectory(state).FullPath))];
    }

    /// <summary>The directory of a state; <see langword="null"/> once they are closed.</summary>
    public IDirectoryView? Of(WorkOrderState state) => isOver ? null : views[WorkOrderStates.All.IndexOf(state)];

    /// <inheritdoc/>
    public void Dispose()
    {
        isOver = true;
        closed?.Invoke();
        foreach (var view in views)
        {
            view.Dispose();
        }
    }
}
