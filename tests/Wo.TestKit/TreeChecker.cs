using System.Globalization;
using System.Text.Json;

namespace Wo.TestKit;

/// <summary>
/// Decides whether a tree at rest is consistent and keeps what was promised. Looks at the files, the control records and
/// git with code of its own, so that a mistake of the product is not also one of its judge.
/// </summary>
/// <param name="root">The main worktree.</param>
/// <param name="promises">What was said to whom.</param>
/// <param name="repository">What git knows.</param>
public sealed class TreeChecker(string root, Promises promises, RepositoryFacts repository)
{
    private static readonly string[] States = ["pending", "running", "done", "failed", "partial"];

    private readonly List<string> problems = [];

    /// <summary>The checker of a tree in a repository of git's.</summary>
    /// <param name="root">The main worktree.</param>
    /// <param name="promises">What was said to whom.</param>
    public TreeChecker(string root, Promises promises)
        : this(root, promises, RepositoryFacts.Of(root)) { }

    /// <summary>What is wrong, a line each; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        problems.Clear();
        foreach (var promise in promises.All.Values.OrderBy(promise => promise.Id, StringComparer.Ordinal))
        {
            Check(promise);
        }

        CheckStrangers();
        CheckLeftovers();
        CheckWorktreesAndBranches();
        CheckIndex();
        return [.. problems];
    }

    /// <summary>The states in whose directories a work order lies, in the order of the directories.</summary>
    public static IReadOnlyList<string> StatesOf(string root, string id) =>
        [.. States.Where(state => File.Exists(PathOf(root, id, state)))];

    private static string PathOf(string root, string id, string state) =>
        Path.Combine(root, "_ctx", "jobs", state, id + ".yaml");

    private void Check(Promise promise)
    {
        var id = promise.Id;
        if (StatesOf(root, id) is not [var state])
        {
            problems.Add($"{id}: I1/I2: it lies in [{string.Join(", ", StatesOf(root, id))}]");
            return;
        }

        if (state != promise.State && state != promise.Underway)
        {
            problems.Add($"{id}: I3: it was acknowledged as {promise.State}, but is {state}");
        }

        var text = WorkOrderText.Of(File.ReadAllText(PathOf(root, id, state)));
        var isRevised = promise.Revised is { } revised && text.DamageSince(WorkOrderText.Of(revised)).Count == 0;
        if (!isRevised)
        {
            problems.AddRange(text.DamageSince(WorkOrderText.Of(promise.Text)).Select(damage => $"{id}: I1: {damage}"));
        }

        if (text["status"] != state)
        {
            problems.Add($"{id}: its status is {text["status"]}, but it is {state}");
        }

        Check(promise, state, text);
    }

    private void Check(Promise promise, string state, WorkOrderText text)
    {
        var id = promise.Id;
        var mirror = Path.Combine(root, "_ctx", "jobs", "running", id + ".lock");
        var record = RecordText.Of(root, id);
        if (record.Problem is { } unreadable)
        {
            problems.Add($"{id}: its record: {unreadable}");
            return;
        }

        if (record.HasIntent)
        {
            problems.Add($"{id}: an intent is left over");
        }

        if (record.HasLease != (state == "running"))
        {
            problems.Add($"{id}: it is {state} and has {(record.HasLease ? "a" : "no")} lease");
        }

        if (File.Exists(mirror) != record.HasLease)
        {
            problems.Add($"{id}: lock mirror {File.Exists(mirror)}, lease {record.HasLease}");
        }

        var revision = text["x_rev"] ?? "0";
        var mayBeAhead = promise.IsMeddledWith || promise.Revised is not null;
        if (revision != record.Revision && !(mayBeAhead && IsHigher(revision, record.Revision)))
        {
            problems.Add($"{id}: revision {revision} in the file, {record.Revision} on record");
        }

        // A take-over of unknown end may have given it to somebody else.
        var isSettled = state == promise.State && promise.Underway != "running";
        if (promise.Doubled is { } tokens)
        {
            problems.Add($"{id}: I4: two were told that they hold it: {tokens}");
        }

        if (state == "running" && isSettled && promise.Token is { } token && record.Token != token)
        {
            problems.Add($"{id}: I4: its acknowledged holder was superseded in silence");
        }

        if (state == "running" && record.Worktree is { } worktree && !repository.Worktrees.ContainsKey(worktree))
        {
            problems.Add($"{id}: it is running without its worktree {worktree}");
        }
    }

    private static bool IsHigher(string revision, string recorded) =>
        long.Parse(revision, CultureInfo.InvariantCulture) > long.Parse(recorded, CultureInfo.InvariantCulture);

    private void CheckStrangers()
    {
        foreach (var state in States)
        {
            var directory = Path.Combine(root, "_ctx", "jobs", state);
            foreach (var file in Directory.Exists(directory) ? Directory.GetFiles(directory, "WO-*.yaml") : [])
            {
                var id = Path.GetFileNameWithoutExtension(file);
                if (
                    !promises.All.ContainsKey(id)
                    && !id.EndsWith("_job", StringComparison.Ordinal)
                    && !id.EndsWith("-legacy", StringComparison.Ordinal)
                )
                {
                    problems.Add($"{id}: nobody ever wrote it");
                }
            }
        }
    }

    private void CheckLeftovers()
    {
        var generation = Path.Combine(root, ".git", "wo", "generation");
        if (File.Exists(generation) && File.ReadAllText(generation).StartsWith("moving ", StringComparison.Ordinal))
        {
            problems.Add("readers are told that a transition is under way");
        }

        string[] places = [Path.Combine(root, "_ctx"), Path.Combine(root, ".git", "wo")];
        foreach (var place in places.Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(place, "*.tmp", SearchOption.AllDirectories))
            {
                problems.Add($"a temporary file is left over: {Path.GetRelativePath(root, file)}");
            }
        }

        foreach (
            var directory in Directory.EnumerateDirectories(
                Path.Combine(root, "_ctx", "jobs"),
                "WO-*",
                SearchOption.AllDirectories
            )
        )
        {
            problems.Add($"a directory named like a work order: {directory}");
        }
    }

    private void CheckWorktreesAndBranches()
    {
        var held = promises.All.Values.Where(WasHeld).Select(promise => promise.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, reason) in repository.Worktrees)
        {
            if (path == root || promises.ForeignWorktrees.Contains(path))
            {
                continue;
            }

            if (!held.Contains(Path.GetFileName(path)) || !Directory.Exists(path))
            {
                problems.Add($"a worktree without explanation: {path}");
            }

            // While a work order runs, a lock keeps git from losing its worktree. One that was in use when the work order was
            // closed is locked until it can be removed.
            var id = Path.GetFileName(path);
            var isRight = StatesOf(root, id) is ["running"]
                ? reason == $"locked wo holds {id} while it is running"
                : reason is null || reason == $"locked wo closes this for {id} once no process works in it";
            if (!isRight)
            {
                problems.Add($"a worktree is locked otherwise than it should be: {path}: {reason ?? "not at all"}");
            }
        }

        foreach (var branch in repository.Branches)
        {
            if (
                !promises.ForeignBranches.Contains(branch)
                && !held.Any(id => branch.EndsWith("wo-" + id, StringComparison.Ordinal))
            )
            {
                problems.Add($"a branch without explanation: {branch}");
            }
        }
    }

    private bool WasHeld(Promise promise) => promise.WasHeld || StatesOf(root, promise.Id) is [not "pending"];

    private void CheckIndex()
    {
        var path = Path.Combine(root, "_ctx", "jobs", "index.json");
        if (!File.Exists(path))
        {
            if (promises.All.Values.Any(promise => promise.WasHeld))
            {
                problems.Add("there is no index");
            }

            return;
        }

        if (
            !File.ReadAllBytes(path)
                .AsSpan()
                .SequenceEqual(File.ReadAllBytes(Path.Combine(root, "_ctx", "index", "wo_worktrees.json")))
        )
        {
            problems.Add("the two copies of the index differ");
        }

        using var index = JsonDocument.Parse(File.ReadAllBytes(path));
        var listed = index
            .RootElement.GetProperty("work_orders")
            .EnumerateArray()
            .Select(entry => $"{entry.GetProperty("id")} {entry.GetProperty("status")}")
            .ToList();
        var there = promises
            .All.Keys.Order(StringComparer.Ordinal)
            .SelectMany(id => StatesOf(root, id).Select(state => $"{id} {state}"));
        problems.AddRange(
            listed.CountBy(line => line).Where(line => line.Value > 1).Select(line => $"twice in the index: {line.Key}")
        );
        problems.AddRange(there.Except(listed).Select(line => $"not in the index: {line}"));
        problems.AddRange(listed.Except(there).Select(line => $"only in the index: {line}"));
    }
}
