namespace Wo.Bench;

/// <summary>What looks at a whole tree: the first time, and with what is kept of files.</summary>
/// <param name="tool">The tool.</param>
/// <param name="tree">The tree, which no other tool looks at: what one keeps another one does not use.</param>
/// <param name="suffix">What tells it from another tool in tables.</param>
internal sealed class Looks(string tool, ScratchRepository tree, string suffix)
{
    private readonly Command wo = new(tool, tree.Root);

    // Each with how much of a reading of all files it may take, first and again.
    private readonly (string[] Words, double First, double Again)[] looks =
    [
        (["list", "--json"], 1.0, 0.25),
        (["list", "--ready"], 1.0, 0.25),
        (["status"], 1.2, 0.25),
        (["show", GrownTree.Id(Math.Max(1, tree.WorkOrders / 2))], 1.0, 0.25),
        (["lint"], 4.0, 1.0),
        (["reconcile", "--fail-on", "DUPLICATE_WO_ID"], 4.0, 1.0),
        (["index"], 3.0, 0.5),
    ];

    /// <summary>The tree.</summary>
    public ScratchRepository Tree => tree;

    /// <summary>The words of all of them.</summary>
    public IEnumerable<string[]> All => looks.Select(look => look.Words);

    /// <summary>All of them, each with nothing kept of files.</summary>
    public Contestant[] First => Make(look => look.First, isFirst: true);

    /// <summary>All of them, with what is kept.</summary>
    public Contestant[] Again => Make(look => look.Again, isFirst: false);

    /// <summary>Publishes an index, which some of them compare.</summary>
    public void MakeIndex() => wo.RunAside("index");

    /// <summary>Has everything kept that is kept of files.</summary>
    public void Keep()
    {
        // Nothing is kept of files that changed a moment ago, as those of a tree that was just made.
        Thread.Sleep(TimeSpan.FromSeconds(3));
        wo.RunAny("list");
        wo.RunAny("lint");
    }

    /// <summary>Forgets what is kept of files.</summary>
    public void Forget() => File.Delete(Path.Combine(tree.Root, ".git", "wo", "summaries"));

    private Contestant[] Make(Func<(string[] Words, double First, double Again), double> target, bool isFirst) =>
        [
            .. looks.Select(look => new Contestant(
                "wo " + string.Join(' ', look.Words.TakeWhile(word => word != "--fail-on")) + suffix,
                () =>
                {
                    if (isFirst)
                    {
                        Forget();
                    }

                    wo.RunAny(look.Words);
                },
                target(look)
            )),
        ];
}
