using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Workspaces;

/// <summary>
/// Owner, branch, worktree and start of a running work order whose file lost them by an edit or an older tool: its lease
/// and git tell them.
/// </summary>
internal static class InferredMetadata
{
    private const string UnknownOwner = "unknown";

    /// <summary>The keys that the file lacks and that lease or git tell, each with its value as <c>take</c> writes it.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="file">The running work order.</param>
    /// <param name="lease">Its lease, or <see langword="null"/>.</param>
    /// <param name="worktrees">What git lists; empty where git was not asked or does not answer.</param>
    public static IReadOnlyList<FieldChange> Of(
        Workspace workspace,
        WorkOrderCandidate file,
        Lease? lease,
        IReadOnlyList<RegisteredWorktree> worktrees
    )
    {
        var written = WrittenPlace.Of(workspace, file);
        var ours = At(worktrees, workspace.Naming.DefaultPath(file.Id.Value));
        var branch = written.Branch ?? lease?.Branch ?? At(worktrees, written.Path)?.Branch ?? ours?.Branch;
        var linked = branch is null ? null : worktrees.FirstOrDefault(tree => tree.Branch == branch);
        var path = written.Path ?? lease?.Worktree ?? (linked is { IsMain: false } ? linked.Path : ours?.Path);
        return Missing(
            file,
            lease is null or { Owner: UnknownOwner } ? null : lease.Owner,
            branch,
            path is null ? null : workspace.Naming.ToValue(path),
            lease?.TakenAt
        );
    }

    /// <summary>
    /// The keys that the file lacks, every one of them: what neither lease nor git tells gets the value that <c>take</c>
    /// would choose.
    /// </summary>
    /// <param name="workspace">The state root; git is asked only for what the lease does not tell.</param>
    /// <param name="file">The running work order.</param>
    /// <param name="lease">Its lease, or <see langword="null"/>.</param>
    public static IReadOnlyList<FieldChange> Complete(Workspace workspace, WorkOrderCandidate file, Lease? lease)
    {
        var (id, naming) = (file.Id.Value, workspace.Naming);
        var lacking = Missing(
            file,
            lease?.Owner ?? UnknownOwner,
            naming.DefaultBranch(id),
            naming.ToValue(naming.DefaultPath(id)),
            lease?.TakenAt ?? workspace.Clock.GetUtcNow()
        );
        if (lacking.Count == 0)
        {
            return [];
        }

        // Giving up must work also where git does not.
        var isTold = lease is { Branch: not null, Worktree: not null };
        var worktrees = !isTold && workspace.Worktrees.List(workspace.Root).TryGet(out var listed, out _) ? listed : [];
        var told = Of(workspace, file, lease, worktrees);
        return [.. told, .. lacking.Where(change => told.All(known => known.Key != change.Key))];
    }

    /// <summary>Where the worktree lies now, for a file that still says where it was.</summary>
    /// <inheritdoc cref="Complete"/>
    public static Result<IReadOnlyList<FieldChange>> Moved(
        Workspace workspace,
        WorkOrderCandidate file,
        Lease? lease
    ) =>
        // Giving up must work also where the worktree cannot be looked for.
        WorkPlace.Find(workspace, file, lease).TryGet(out var place, out _)
        && place is { IsUsable: true, Path: { } path }
        && file.Summary.Worktree is not null
        && !WrittenPlace.Names(workspace, file, path)
            ? new[] { new FieldChange("worktree", new FieldValue.Text(workspace.Naming.ToValue(path))) }
            : Array.Empty<FieldChange>();

    /// <summary>Reads a running work order as if its file had what it lacks.</summary>
    /// <param name="file">The running work order.</param>
    /// <param name="added">What <see cref="Complete"/> found.</param>
    /// <returns>The work order; or what is wrong with the file as it is, where it lacks more.</returns>
    public static Result<RunningWorkOrder> Read(WorkOrderCandidate file, IReadOnlyList<FieldChange> added)
    {
        var asItIs = TypedWorkOrder.As<RunningWorkOrder>(file);
        if (added.Count == 0 || asItIs.IsOk)
        {
            return asItIs;
        }

        var completed =
            from bytes in YamlEditor.Apply(file.Bytes, added)
            let content = new FileContent(ReadOutcome.Ok, bytes)
            from running in TypedWorkOrder.As<RunningWorkOrder>(
                WorkOrderCandidate.From(file.Id, file.State, file.Path, content)
            )
            select running;
        return completed.IsOk ? completed : asItIs;
    }

    private static List<FieldChange> Missing(
        WorkOrderCandidate file,
        string? owner,
        string? branch,
        string? worktree,
        DateTimeOffset? startedAt
    )
    {
        var missing = new List<FieldChange>(4);
        Add("owner", owner, alwaysQuoted: false);
        Add("branch", branch, alwaysQuoted: false);
        Add("worktree", worktree, alwaysQuoted: false);
        Add("started_at", startedAt is { } start ? WorkOrderTimestamp.Format(start) : null, alwaysQuoted: true);
        return missing;

        void Add(string key, string? value, bool alwaysQuoted)
        {
            if (value is not null && file.Text(key) is null)
            {
                missing.Add(new FieldChange(key, new FieldValue.Text(value, alwaysQuoted)));
            }
        }
    }

    private static RegisteredWorktree? At(IReadOnlyList<RegisteredWorktree> worktrees, string? path) =>
        path is null ? null : worktrees.FirstOrDefault(worktree => worktree.Path == path);
}
