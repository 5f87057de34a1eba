namespace Wo.Bench;

/// <summary>What the holder of a work order does.</summary>
internal static class Work
{
    /// <summary>Changes a file and commits it, without counting.</summary>
    public static void In(string worktree)
    {
        File.AppendAllText(Path.Combine(worktree, "src", "code.txt"), "more\n");
        new Command("git", worktree).RunAside("commit", "--quiet", "--all", "--message", "Work");
    }
}
