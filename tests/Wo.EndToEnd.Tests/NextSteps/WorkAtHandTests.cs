using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>The look that judges the printed steps is not blind: it misses each thing that a step could lose.</summary>
[Soak]
public sealed class WorkAtHandTests
{
    private const string Id = "WO-0001";

    private static readonly Dictionary<string, (string Complaint, Action<SampleTree> Lose)> Losses = new()
    {
        ["a commit"] = ("nothing leads to commit", tree => In(tree, "reset", "--quiet", "--soft", "HEAD~1")),
        ["a change in no commit"] = ("the content of", tree => In(tree, "checkout", "--quiet", "--", "src/code.txt")),
        ["a change that is only stashed"] = ("the content of", tree => In(tree, "stash", "--quiet")),
        ["a file that git does not know"] = (
            "the content of",
            tree => File.Delete(Path.Combine(tree.WorktreeOf(Id), "src", "new.txt"))
        ),
        ["a work order"] = ("there is no file of WO-0002", tree => File.Delete(tree.FileOf("WO-0002", "pending"))),
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_work_at_hand_is_missed_where_it_is_gone(string name)
    {
        var (complaint, lose) = Losses[name];
        using var tree = new SampleTree(2);
        await tree.TakeAndWork(Id);
        File.AppendAllText(Path.Combine(tree.WorktreeOf(Id), "src", "code.txt"), "a line in no commit\n");
        File.WriteAllText(Path.Combine(tree.WorktreeOf(Id), "src", "new.txt"), "a file in no commit\n");
        var before = WorkAtHand.In(tree);
        Assert.Empty(before.LostIn(WorkAtHand.In(tree), tree));

        lose(tree);

        Assert.StartsWith(complaint, Assert.Single(before.LostIn(WorkAtHand.In(tree), tree)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_work_at_hand_is_not_missed_where_it_was_committed()
    {
        using var tree = new SampleTree(1);
        await tree.TakeAndWork(Id);
        File.AppendAllText(Path.Combine(tree.WorktreeOf(Id), "src", "code.txt"), "a line in no commit\n");
        var before = WorkAtHand.In(tree);

        In(tree, "commit", "--quiet", "--all", "--message", "One line more");

        Assert.Empty(before.LostIn(WorkAtHand.In(tree), tree));
    }

    private static void In(SampleTree tree, params string[] arguments) =>
        GitSandbox.GitIn(tree.WorktreeOf(Id), arguments);
}
