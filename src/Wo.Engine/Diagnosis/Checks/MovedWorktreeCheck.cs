using Wo.Engine.Git;
using Wo.Engine.Store.Tree;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Worktrees that lie elsewhere than lease, file or git's entry say, wherever git or the directory itself tells where. Of
/// a work order that is not running, only a worktree that git would lose is reported: the next taker starts from it.
/// </summary>
internal sealed class MovedWorktreeCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (
                view.Settled is { State: not WorkOrderState.Done } file
                && (view.Lease is not null || file.Summary.Worktree is not null || file.Summary.Branch is not null)
                && Find(tree, view, file) is { Path: { } path } place
            )
            {
                if (Differences(tree, view, file, place) is not { Length: > 0 } differences)
                {
                    if (tree.Git.Finder.FindTwin(place) is { } twin)
                    {
                        yield return Twin(tree, view, path, twin);
                    }

                    continue;
                }

                yield return new Finding(
                    Problem.WorktreeMoved,
                    view.Id,
                    PathText.Of(tree.Workspace.Layout, path),
                    $"the worktree of {view.Id} is {path}; {string.Join(", ", differences)}"
                )
                {
                    NextSteps = place.Rival is null ? [] : [$"git -C {ShellWord.Quote(path)} status"],
                    Evidence = new MovedWorktree(view, file, place),
                };
            }
        }
    }

    /// <summary>What is in it is for a person to compare: neither of them is removed.</summary>
    private static Finding Twin(TreeObservation tree, WorkOrderObservation view, string path, string twin) =>
        new(
            Problem.WorktreeMoved,
            view.Id,
            PathText.Of(tree.Workspace.Layout, twin),
            $"git has the worktree of {view.Id} at {path}, and {twin} says to be it, too, and may hold work"
        )
        {
            NextSteps = [$"diff -r {ShellWord.Quote(twin)} {ShellWord.Quote(path)}"],
        };

    private static Whereabouts? Find(TreeObservation tree, WorkOrderObservation view, WorkOrderCandidate file) =>
        WorkPlace.Find(tree.Workspace, tree.Git.Finder, file, view.Lease).TryGet(out var found, out _) ? found : null;

    private static string[] Differences(
        TreeObservation tree,
        WorkOrderObservation view,
        WorkOrderCandidate file,
        Whereabouts place
    )
    {
        var found = new List<string>();
        if (place.Entry is null)
        {
            found.Add("git has forgotten it");
        }
        else if (!place.IsLinked)
        {
            found.Add(
                place.Entry.Path == place.Path ? "it has lost its repository" : $"git has it at {place.Entry.Path}"
            );
        }

        if (view.SettledRunning is not null)
        {
            if (view.Lease?.Worktree is { } leased && leased != place.Path)
            {
                found.Add($"the lease says {leased}");
            }

            if (file.Summary.Worktree is { } written && !WrittenPlace.Names(tree.Workspace, file, place.Path!))
            {
                found.Add($"the file says {written}");
            }
        }

        if (found.Count > 0 && place.Rival is { } rival)
        {
            found.Add($"and {rival} says to be it, too, and may hold work");
        }

        return [.. found];
    }

    /// <summary>A worktree that everything else is to follow.</summary>
    internal sealed record MovedWorktree(WorkOrderObservation WorkOrder, WorkOrderCandidate File, Whereabouts Place)
        : IEvidence;
}
