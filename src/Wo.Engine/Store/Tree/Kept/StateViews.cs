using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>The state directories, open to look at very many of their files.</summary>
internal sealed class StateViews : IDisposable
{
    private readonly IDirectoryView[] views;
    private readonly Action? closed;

    /// <summary>Opens them.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="layout">Where they lie.</param>
    /// <param name="closed">Is called when they are closed.</param>
    public StateViews(IFileSystem files, CtxLayout layout, Action? closed = null)
    {
        this.closed = closed;
        views = [.. WorkOrderStates.All.Select(state => files.View(layout.StateDirectory(state).FullPath))];
    }

    /// <summary>The longest id whose file can be looked at, in bytes.</summary>
    public const int LongestId = byte.MaxValue;

    // With the 0 that ends a name in system calls.
    private static ReadOnlySpan<byte> FileSuffix => ".yaml\0"u8;

    /// <summary>Whether they can still be looked into.</summary>
    public bool AreOpen { get; private set; } = true;

    /// <summary>Looks at the file of a work order.</summary>
    /// <param name="state">The state directory.</param>
    /// <param name="id">The id in UTF-8, at most <see cref="LongestId"/> bytes.</param>
    /// <returns>As <see cref="IDirectoryView.Look"/>.</returns>
    /// <exception cref="StorageException">It cannot be looked at.</exception>
    public FileLook? Look(WorkOrderState state, ReadOnlySpan<byte> id)
    {
        Span<byte> name = stackalloc byte[LongestId + FileSuffix.Length];
        id.CopyTo(name);
        FileSuffix.CopyTo(name[id.Length..]);
        return views[WorkOrderStates.All.IndexOf(state)].Look(name[..(id.Length + FileSuffix.Length)]);
    }

    /// <inheritdoc cref="Look(WorkOrderState, ReadOnlySpan{byte})"/>
    public FileLook? Look(WorkOrderState state, WorkOrderId id)
    {
        Span<byte> name = stackalloc byte[LongestId];
        return Look(state, name[..Encoding.UTF8.GetBytes(id.Value, name)]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        AreOpen = false;
        closed?.Invoke();
        foreach (var view in views)
        {
            view.Dispose();
        }
    }
}
