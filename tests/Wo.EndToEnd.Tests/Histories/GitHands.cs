using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>What people do to a repository with git, and to work orders in it, without asking the tool.</summary>
internal sealed class GitHands(SampleTree tree, Random random)
{
    private int branches;

    /// <summary>Does something.</summary>
    /// <returns>What it was.</returns>
    public string Do(string id)
    {
        switch (random.Next(11))
        {
            case 0 or 1:
                Git("add", "--all");
                Git("commit", "--quiet", "--allow-empty", "--message", "Save the tree");
                return "commits the tree";
            case 2:
                return $"checks an older commit out: {Git("checkout", "--quiet", "--force", Older())}";
            case 3:
                return $"comes back to main: {Git("checkout", "--quiet", "--force", "main")}";
            case 4:
                return $"stashes all: {Git("stash", "push", "--quiet", "--include-untracked")}";
            case 5:
                return $"pops the stash: {Git("stash", "pop", "--quiet")}";
            case 6:
                Git("add", "--all");
                return $"resets to an older commit: {Git("reset", "--quiet", "--hard", Older())}";
            case 7:
                var name = $"side-{++branches}";
                tree.Promises.ForeignBranches.Add(name);
                return $"begins {name}: {Git("checkout", "--quiet", "-b", name)}";
            case 8:
                return $"merges side-{branches}: {Git("merge", "--quiet", "--no-edit", $"side-{branches}")}";
            case 9 when TreeChecker.StatesOf(tree.Root, id) is [var state, ..]:
                var file = tree.FileOf(id, state);
                var lines = File.ReadAllLines(file).ToList();
                lines.InsertRange(
                    lines.Count / 2,
                    ["<<<<<<< HEAD", "priority: P0", "=======", "priority: P3", ">>>>>>> side"]
                );
                File.WriteAllLines(file, lines);
                return $"leaves a conflict in {id}";
            default:
                return Work(id);
        }
    }

    /// <summary>Ends whatever git was left in the middle of.</summary>
    public void ComeHome()
    {
        Git("merge", "--abort");
        Git("checkout", "--quiet", "--force", "main");
    }

    private string Work(string id)
    {
        if (!Directory.Exists(tree.WorktreeOf(id)))
        {
            return "looks around";
        }

        try
        {
            tree.Work(id);
            return $"works on {id}";
        }
        catch (InvalidOperationException)
        {
            return $"cannot work on {id}";
        }
    }

    private string Older()
    {
        var commits = tree.Repository.Git("rev-list", "--max-count=4", "HEAD", "--", "_ctx").Split('\n');
        return commits[random.Next(commits.Length)];
    }

    /// <summary>A command that may fail, as it does for people.</summary>
    private string Git(params string[] arguments)
    {
        try
        {
            tree.Repository.Git(arguments);
            return "ok";
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message.Split('\n')[0];
        }
    }
}
