using System.Globalization;

namespace Wo.Bench;

/// <summary>What the hooks add to a commit: to one without work orders, and to one that changes one.</summary>
internal static class CommitCost
{
    private const int WorkOrders = 40;

    /// <summary>Measures and prints.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="runs">How often each runs.</param>
    public static void Measure(string tool, int runs)
    {
        using var without = ScratchRepository.WithWorkOrders(tool, WorkOrders);
        using var with = ScratchRepository.WithWorkOrders(tool, WorkOrders);
        with.Tool.RunAside("hook", "install");
        var table = new Table(runs);
        Add(table, "a commit without work orders", runs, without, with, Empty);
        Add(table, "a commit that changes one of 40", runs, without, with, Edited);
        table.Print();
    }

    private static void Add(
        Table table,
        string name,
        int runs,
        ScratchRepository without,
        ScratchRepository with,
        Action<ScratchRepository> commit
    )
    {
        var plain = new Contestant("git commit", () => commit(without));
        table.Add(name, plain, Race.Run([plain, new Contestant("with hooks", () => commit(with))], runs));
    }

    private static void Empty(ScratchRepository tree) =>
        tree.Git.Run("commit", "--quiet", "--allow-empty", "--message", "Do something");

    private static void Edited(ScratchRepository tree)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Title at {DateTime.UtcNow.Ticks}");
        tree.Tool.RunAside("edit", "WO-0001", "--title", title);
        tree.Git.RunAside("add", "_ctx/jobs/pending/WO-0001.yaml");
        tree.Git.Run("commit", "--quiet", "--message", "Plan anew");
    }
}
