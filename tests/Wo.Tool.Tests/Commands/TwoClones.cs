using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>A tree that <c>init</c> made, in two clones of one repository, with a clock that both see.</summary>
internal sealed class TwoClones : IDisposable
{
    private readonly TreeSandbox tree = new(withTree: false);
    private readonly StoppedClock clock = new();

    public TwoClones()
    {
        tree.Time = clock;

        // The session log has the name of the folder.
        Second = Path.Combine(tree.Git.Surroundings.At("elsewhere"), Path.GetFileName(First));
    }

    /// <summary>The first clone.</summary>
    public string First => tree.Git.Root;

    /// <summary>The second clone; it is there after <see cref="Share"/>.</summary>
    public string Second { get; }

    /// <summary>Makes the tree with some work orders, commits it, and clones it.</summary>
    public async Task Share(params string[] ids)
    {
        await Must(First, "init");
        foreach (var id in ids)
        {
            await New(First, id);
        }

        Commit(First);
        tree.Git.Git("clone", "--quiet", First, Second);
    }

    /// <summary>Writes a work order into the queue of the first epic.</summary>
    public Task New(string clone, string id, string? title = null) =>
        Must(
            clone,
            "new",
            id,
            "--epic",
            "E-0001",
            "--title",
            title ?? $"Title of {id}",
            "--verify",
            "true",
            "--register"
        );

    /// <summary>Takes a work order, does some work, and closes it.</summary>
    public async Task TakeAndFinish(string clone, string id)
    {
        var taken = await Must(clone, "take", id, "--json");
        GitSandbox.GitIn(
            taken.Json.GetProperty("data").GetProperty("worktree").GetString()!,
            ["commit", "--quiet", "--allow-empty", "--message", $"Do {id}"]
        );
        await Must(clone, "finish", id, "--summary", $"{id} is all there");
    }

    /// <summary>Runs the tool in a clone, some seconds after the last command.</summary>
    public async Task<ToolRun> Wo(string clone, params string[] arguments)
    {
        clock.Now = clock.Now.AddSeconds(7);
        tree.Directory = clone;
        return await tree.Wo(arguments);
    }

    /// <summary>The same, where it has to succeed.</summary>
    public async Task<ToolRun> Must(string clone, params string[] arguments)
    {
        var run = await Wo(clone, arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.Output}{run.Error}");
        return run;
    }

    /// <summary>Commits everything that git does not ignore.</summary>
    public static void Commit(string clone)
    {
        GitSandbox.GitIn(clone, "add", "--all");
        GitSandbox.GitIn(clone, "commit", "--quiet", "--message", "The tree as it is");
    }

    /// <summary>Merges what the second clone has into the first.</summary>
    /// <returns>Whether git found no conflict.</returns>
    public bool Merge()
    {
        try
        {
            tree.Git.Git("pull", "--quiet", "--no-rebase", "--no-edit", Second, "main");
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>A file of a clone.</summary>
    public static string Read(string clone, string path) => File.ReadAllText(Path.Combine(clone, path));

    /// <summary>The session log of a clone.</summary>
    public static string SessionLog(string clone) =>
        File.ReadAllText(Assert.Single(Directory.GetFiles(Path.Combine(clone, "_ctx"), "session_*.md")));

    public void Dispose() => tree.Dispose();
}
