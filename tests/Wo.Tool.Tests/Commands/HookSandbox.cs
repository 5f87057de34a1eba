namespace Wo.Tool.Tests.Commands;

/// <summary>What tests of hooks do with a tree.</summary>
internal static class HookSandbox
{
    /// <summary>Makes a tree with one pending work order, and commits it.</summary>
    public static async Task Planned(this TreeSandbox tree)
    {
        await tree.Wo("init");
        await tree.New("Cluster segments");
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Plan");
    }

    /// <summary>Stages a pending work order.</summary>
    public static void Stage(this TreeSandbox tree, string id) => tree.Git.Git("add", $"_ctx/jobs/pending/{id}.yaml");
}
