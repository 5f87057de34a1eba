namespace Wo.Engine.Verbs.Gc;

/// <summary>Something that is left over, and what becomes of it.</summary>
/// <param name="Kind">What it is: worktree, branch, backup, version or evidence.</param>
/// <param name="Id">The work order that it belongs to; <see langword="null"/> for a backup of another file.</param>
/// <param name="Path">Its path, or the name of a branch.</param>
/// <param name="Why">Why it may go; why it stays where <paramref name="IsKept"/>.</param>
/// <param name="IsKept">Whether something speaks against its removal.</param>
internal sealed record GarbageItem(string Kind, WorkOrderId? Id, string Path, string Why, bool IsKept = false)
{
    /// <summary>Whether it is the same thing, whatever is to become of it now.</summary>
    public bool IsSame(GarbageItem other) => Kind == other.Kind && Path == other.Path;
}
