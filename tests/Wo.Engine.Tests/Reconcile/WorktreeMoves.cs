using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>How a worktree comes to another place, and what has to be true once it was followed there.</summary>
internal static class WorktreeMoves
{
    /// <summary>The ways. Each answers where the worktree is then.</summary>
    public static Dictionary<string, Func<RunningWork, string>> All { get; } =
        new()
        {
            ["git moves it"] = work =>
                Elsewhere(
                    work,
                    to => work.Sandbox.Git("worktree", "move", "--force", "--force", work.Place, to),
                    "elsewhere"
                ),
            ["git moves it, unlocked before"] = work =>
            {
                Unlock(work);
                return Elsewhere(work, to => work.Sandbox.Git("worktree", "move", work.Place, to), "elsewhere");
            },
            ["its directory is renamed"] = work =>
                Elsewhere(work, to => Directory.Move(work.Place, to), ".worktrees/renamed"),
            ["its directory is moved out of its parent"] = work =>
                Elsewhere(work, to => Directory.Move(work.Place, to), "my own place"),
            ["its directory is renamed and git told to repair it"] = work =>
                Elsewhere(
                    work,
                    to =>
                    {
                        Directory.Move(work.Place, to);
                        GitSandbox.GitIn(to, "worktree", "repair");
                    },
                    "repaired"
                ),
            ["the directory around it is renamed"] = work =>
                Elsewhere(
                    work,
                    to => Directory.Move(Path.GetDirectoryName(work.Place)!, Path.GetDirectoryName(to)!),
                    "trees/WO-0001"
                ),
            ["git forgets it while it is hidden"] = work =>
                Elsewhere(work, to => Forget(work, () => Directory.Move(Hidden(work), to)), ".worktrees/WO-0001"),
            ["git forgets it and it comes back beside"] = work =>
                Elsewhere(work, to => Forget(work, () => Directory.Move(Hidden(work), to)), "back/WO-0001"),
        };

    /// <summary>Hides the directory, has git prune its entry, and puts it back in some way.</summary>
    public static void Forget(RunningWork work, Action putBack)
    {
        Unlock(work);
        Directory.Move(work.Place, Hidden(work));
        work.Sandbox.Git("worktree", "prune");
        if (!Directory.Exists(work.Place))
        {
            putBack();
        }
    }

    /// <summary>Where <see cref="Forget"/> hides it.</summary>
    public static string Hidden(RunningWork work) => work.Sandbox.Surroundings.At("hidden");

    /// <summary>Takes away the lock that git has on it, if there is one.</summary>
    public static void Unlock(RunningWork work)
    {
        try
        {
            work.Sandbox.Git("worktree", "unlock", work.Place);
        }
        catch (InvalidOperationException)
        {
            // It was not locked.
        }
    }

    /// <summary>Record, file, git and the worktree itself agree on where it is, and there is no second one.</summary>
    public static void AssertIsAt(RunningWork work, string place)
    {
        Assert.Equal(place, work.Record.Lease!.Worktree);
        Assert.Contains(
            $"worktree: {work.Workspace.Naming.ToValue(place)}\n",
            work.File.Replace("'", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var listed = work.Sandbox.Git("worktree", "list", "--porcelain");
        Assert.Contains($"worktree {place}\n", listed, StringComparison.Ordinal);
        Assert.Equal(2, listed.Split('\n').Count(line => line.StartsWith("worktree ", StringComparison.Ordinal)));
        Assert.Equal("feat/wo-WO-0001", GitSandbox.GitIn(place, "branch", "--show-current"));
        Assert.Contains("locked wo holds WO-0001", listed, StringComparison.Ordinal);
    }

    private static string Elsewhere(RunningWork work, Action<string> move, string to)
    {
        var place = work.Sandbox.Surroundings.At(to.Split('/'));
        if (Path.GetFileName(Path.GetDirectoryName(place)) is not "trees" and not ".worktrees")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        }

        move(place);
        return place;
    }
}
