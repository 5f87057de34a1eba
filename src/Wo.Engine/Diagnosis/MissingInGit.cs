using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>
/// What git says of work orders of which no file is left here: whether a commit deleted them, which tells a deletion that was
/// meant from a loss, and which other branch tracks them. Each question is asked once for all of them.
/// </summary>
internal sealed class MissingInGit
{
    // Looking costs a process a branch, and the freshest branches are those that matter.
    private const int MaxBranches = 64;

    // More paths are not spelled: git lists the directories instead. A command line has limits.
    private const int MaxSpelled = 100;

    private readonly Workspace workspace;
    private readonly Dictionary<string, WorkOrderId> byPath;
    private readonly Dictionary<WorkOrderId, DateTimeOffset> since;
    private readonly string[] paths;
    private readonly Lazy<Dictionary<WorkOrderId, string>> deletions;
    private readonly Lazy<Dictionary<WorkOrderId, string>> branches;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="since">
    /// The work orders, and when the newest copy of each was made. An older commit deleted an earlier work order of this id,
    /// and looking further back would walk through all of a long history.
    /// </param>
    public MissingInGit(Workspace workspace, Dictionary<WorkOrderId, DateTimeOffset> since)
    {
        (this.workspace, this.since) = (workspace, since);
        byPath = since
            .Keys.SelectMany(id => workspace.Layout.PlacesOf(id).Select(path => (path, id)))
            .ToDictionary(place => place.path, place => place.id, StringComparer.Ordinal);
        paths =
            since.Count <= MaxSpelled
                ? [.. byPath.Keys]
                : [.. WorkOrderStates.All.Select(state => workspace.Layout.StateDirectory(state).Relative + "/")];
        deletions = new(FindDeletions);
        branches = new(FindBranches);
    }

    /// <summary>
    /// The commit, in short, that took its last file from the branch that is checked out, be it a merge; <see langword="null"/>
    /// where none did.
    /// </summary>
    public string? DeletedBy(WorkOrderId id) => deletions.Value.GetValueOrDefault(id);

    /// <summary>A local branch, other than the one that is checked out at the root, that tracks a file of it.</summary>
    public string? TrackedOn(WorkOrderId id) => branches.Value.GetValueOrDefault(id);

    private Dictionary<WorkOrderId, string> FindDeletions()
    {
        var found = new Dictionary<WorkOrderId, string>();
        foreach (var deletion in workspace.History.Deletions(workspace.Root.Path, paths, since.Values.Min()))
        {
            if (byPath.TryGetValue(deletion.Path, out var id) && deletion.Seconds >= since[id].ToUnixTimeSeconds())
            {
                found.TryAdd(id, deletion.Commit);
            }
        }

        if (found.Count == 0 || TrackedAt("HEAD") is not { } tracked)
        {
            return [];
        }

        foreach (var id in tracked)
        {
            found.Remove(id);
        }

        return found;
    }

    private Dictionary<WorkOrderId, string> FindBranches()
    {
        var found = new Dictionary<WorkOrderId, string>();
        var tips = workspace.History.NewestTips(workspace.Root.Path, MaxBranches);
        var current = workspace.Refs.CurrentBranch(workspace.Root.Path) is { IsOk: true } here ? here.Value : null;
        var others = tips.Where(tip => tip.Branch != current).DistinctBy(tip => tip.Commit);
        foreach (var (commit, branch) in others)
        {
            foreach (var id in TrackedAt(commit) ?? [])
            {
                found.TryAdd(id, branch);
            }

            if (found.Count == since.Count)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>Those of which a commit has a file; <see langword="null"/> where git does not say.</summary>
    private IEnumerable<WorkOrderId>? TrackedAt(string commit) =>
        workspace.History.FilesAt(workspace.Root.Path, commit, paths).TryGet(out var files, out _)
            ? files.Where(byPath.ContainsKey).Select(path => byPath[path])
            : null;
}
