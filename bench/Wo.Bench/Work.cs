namespace Wo.Bench;

/// <summary>What the holder of a work order does.</summary>
internal static class Work
{
    // git compares whole seconds: of files that are as old as its index each status reads the contents. Real work takes longer.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1.1);

    /// <summary>Changes a file and commits it, without counting.</summary>
    public static void In(string worktree)
    {
        File.AppendAllText(Path.Combine(worktree, "src", "code.txt"), "more\n");
        new Command("git", worktree).RunAside("commit", "--quiet", "--all", "--message", "Work");
    }

    /// <summary>Adds a file in a directory and commits it, without counting.</summary>
    public static void In(string worktree, string directory)
    {
        Thread.Sleep(Least);
        Directory.CreateDirectory(Path.Combine(worktree, directory));
        File.WriteAllText(Path.Combine(worktree, directory, "code.txt"), "code\n");
        new Command("git", worktree).RunAside("add", "--", directory);
        new Command("git", worktree).RunAside("commit", "--quiet", "--message", "Work");
    }
}
