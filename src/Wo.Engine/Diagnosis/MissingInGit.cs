using System.Globalization;
using Wo.Engine.Git;
using Wo.Engine.Store;
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

    // Begins the line of a commit, and no path.
    private const char CommitMark = '>';

    // git takes an older moment for no moment at all, and leaves out everything.
    private const long OldestSince = 100_000_000;

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
        var oldest = since.Values.Min().ToUnixTimeSeconds();
        string[] log =
        [
            // What "-m" means is a setting in newer versions.
            "-c",
            "log.diffMerges=first-parent",
            "log",
            // What a side branch deletes was deleted here once it was merged, and only if it was here. Without it, what git leaves
            // out for one path would depend on the others, too.
            "--first-parent",
            "-m",
            // Paths from the state root, which may lie below the top; and nothing that a configuration adds.
            "--relative",
            "--no-show-signature",
            "--no-notes",
            "--no-color",
            "--no-renames",
            "--diff-filter=D",
            "--name-only",
            $"--format={CommitMark}%ct %h",
            .. oldest >= OldestSince
                ? (string[])[string.Create(CultureInfo.InvariantCulture, $"--since=@{oldest}")]
                : [],
            "HEAD",
            "--",
            .. paths,
        ];
        if (!workspace.Git.Read(workspace.Root.Path, log).TryGet(out var lines, out _))
        {
            return [];
        }

        var found = LatestDeletions(lines);
        if (found.Count == 0)
        {
            return found;
        }

        if (TrackedAt("HEAD") is not { } tracked)
        {
            return [];
        }

        foreach (var id in tracked)
        {
            found.Remove(id);
        }

        return found;
    }

    private Dictionary<WorkOrderId, string> LatestDeletions(string lines)
    {
        var found = new Dictionary<WorkOrderId, string>();
        var (made, commit) = (0L, "");
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == CommitMark)
            {
                var words = line[1..].Split(' ', 2);
                // A time that makes no sense is not older than anything: git counts it as recent, or would not list the commit.
                made = long.TryParse(words[0], CultureInfo.InvariantCulture, out var time) ? time : long.MaxValue;
                commit = words[^1];
            }
            else if (byPath.TryGetValue(line, out var id) && made >= since[id].ToUnixTimeSeconds())
            {
                found.TryAdd(id, commit);
            }
        }

        return found;
    }

    private Dictionary<WorkOrderId, string> FindBranches()
    {
        var found = new Dictionary<WorkOrderId, string>();
        string[] list =
        [
            "for-each-ref",
            "--sort=-committerdate",
            string.Create(CultureInfo.InvariantCulture, $"--count={MaxBranches}"),
            "--format=%(objectname) %(refname)",
            "refs/heads",
        ];
        if (!workspace.Git.Read(workspace.Root.Path, list).TryGet(out var refs, out _))
        {
            return found;
        }

        var current = workspace.Refs.CurrentBranch(workspace.Root.Path) is { IsOk: true } here ? here.Value : null;
        var others = refs.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(fields => (Commit: fields[0], Branch: RegisteredWorktree.ShortName(fields[1])))
            .Where(tip => tip.Branch != current)
            .DistinctBy(tip => tip.Commit);
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
        workspace
            .Git.Read(workspace.Root.Path, ["ls-tree", "--name-only", commit, "--", .. paths])
            .TryGet(out var lines, out _)
            ? lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(byPath.ContainsKey)
                .Select(path => byPath[path])
            : null;
}
