namespace Wo.Engine.Index;

/// <summary>A work order as the published index has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Status">The directory that it lay in.</param>
/// <param name="Owner">Who worked on it.</param>
/// <param name="WorktreePath">Where its worktree was, or would have been, from the state root.</param>
/// <param name="HasWorktree">Whether there was one.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="Text">Where its text stands in the file.</param>
internal sealed record PublishedEntry(
    WorkOrderId Id,
    string Status,
    string? Owner,
    string WorktreePath,
    bool HasWorktree,
    string Branch,
    Range Text
);
