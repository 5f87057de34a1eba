namespace Wo.Engine.Git;

/// <summary>The linked worktree that a directory lies in, as git's files tell of it.</summary>
/// <param name="AdminDirectory">Git's directory of the worktree.</param>
/// <param name="CommonGitDirectory">Git's directory of the repository.</param>
internal sealed record StandingPlace(string AdminDirectory, string CommonGitDirectory)
{
    /// <summary>The place of a directory; <see langword="null"/> where it lies in no linked worktree.</summary>
    /// <exception cref="IOException">The system cannot tell.</exception>
    public static StandingPlace? Of(string directory) =>
        GitDirectoryFinder.Find(directory).TryGet(out var found, out _)
        && found.GitDirectory != found.CommonGitDirectory
            ? new StandingPlace(found.GitDirectory, found.CommonGitDirectory)
            : null;

    /// <summary>Who works there; <see langword="null"/> where that is not written down for this user.</summary>
    public WorktreeHolder? Holder => WorktreeHolder.Read(AdminDirectory);

    /// <summary>The work order that it was handed out for, or whose mark it bears.</summary>
    public WorkOrderId? WorkOrder => Holder?.Id ?? Marked(WorktreeEntry.Read(AdminDirectory).LockReason);

    /// <summary>The branch that is checked out there; <see langword="null"/> for none.</summary>
    public string? Branch => WorktreeEntry.Read(AdminDirectory).Branch;

    private static WorkOrderId? Marked(string? reason) =>
        (WorktreeMark.IsOfRunning(reason, out var named) || WorktreeMark.IsOfClosing(reason, out named))
        && WorkOrderId.TryParse(named, out var id)
            ? id
            : null;
}
