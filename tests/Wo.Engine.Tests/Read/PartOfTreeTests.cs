using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Read;

/// <summary>Questions about a part of a tree read that part, and are answered as if all had been read.</summary>
public sealed class PartOfTreeTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void What_is_taken_is_read_with_what_it_names_and_nothing_else_is()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2, WO-3, WO-NONE]");
        tree.Put("WO-2", WorkOrderState.Done, more: "dependencies: [WO-4]");
        tree.Put("WO-3", more: "dependencies: [WO-5]");
        tree.Put("WO-4", WorkOrderState.Done);
        tree.Put("WO-5");
        tree.Put("WO-6", more: "dependencies: [WO-1]");

        var read = Read(() => Assert.False(tree.Reader.ReadAround(Id("WO-1")).Readiness.IsReady(Entry("WO-1"))));

        Assert.Equal(["WO-1", "WO-2", "WO-3", "WO-5"], read);
    }

    [Fact]
    public void What_is_taken_is_sought_by_its_name_and_of_the_others_only_those_that_run_are_listed()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]");
        tree.Put("WO-2", WorkOrderState.Done, more: "dependencies: [WO-4]");
        tree.Put("WO-4", WorkOrderState.Done);
        tree.Put("WO-5", WorkOrderState.Running);
        tree.Put("WO-6", WorkOrderState.Done);
        var listed = tree.Files.Lists;

        var read = Read(() => Assert.True(tree.Tree.Scan(ForTaking(Id("WO-1"))).IsSettled));

        Assert.Equal(1, tree.Files.Lists - listed);
        Assert.Equal(["WO-1", "WO-2", "WO-5"], read);
    }

    [Fact]
    public void What_names_it_is_found_however_it_is_spelled()
    {
        tree.Put("WO-1", WorkOrderState.Done);
        tree.Put("WO-2", more: "dependencies: [WO-1]");
        tree.Put("WO-3", more: "dependencies: [\"WO\\x2d1\"]");
        tree.Put("WO-4", more: "x_first: &first WO-1\ndependencies: [*first]");
        tree.Put("WO-5", more: "dependencies: [WO-12]\nx_note: WO-1 comes first");

        Assert.Equal(
            ["WO-2", "WO-3", "WO-4"],
            tree.Reader.ReadAround(Id("WO-1"), withDependents: true)
                .Graph.DependentsOf(Id("WO-1"))
                .Select(id => id.Value)
        );
    }

    [Fact]
    public void A_long_history_is_not_read_for_what_is_open()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]");
        tree.Put("WO-2", WorkOrderState.Done, more: "dependencies: [WO-3]");
        tree.Put("WO-3", WorkOrderState.Done);
        tree.Put("WO-4", WorkOrderState.Failed);
        tree.Put("WO-5", WorkOrderState.Partial);

        var read = Read(() => Assert.Equal(2, SummarizeTree.Run(tree.Reader.ReadOpen()).ReadyCount));

        Assert.Equal(["WO-1", "WO-2", "WO-5"], read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_answers_of_a_part_are_those_of_the_whole(int seed)
    {
        Grow(new Random(seed));
        var whole = tree.Reader.Read();
        var open = tree.Reader.ReadOpen();

        Assert.Equal(
            whole.Readiness.Ready(whole.Scan).Select(file => file.Id),
            open.Readiness.Ready(open.Scan).Select(file => file.Id)
        );
        Assert.Equal(ReadyDoubt.Find(whole)?.Details, ReadyDoubt.Find(open)?.Details);
        AssertSame(SummarizeTree.Run(whole), SummarizeTree.Run(open));
        foreach (var id in whole.Scan.Entries.Select(entry => entry.Id).Append(Id("WO-99")))
        {
            var part = tree.Reader.ReadAround(id, withDependents: true);
            var (expected, found) = (ShowWorkOrder.Run(whole, id), ShowWorkOrder.Run(part, id));
            Assert.Equal(expected.Error?.ToString(), found.Error?.ToString());
            if (expected.IsOk)
            {
                AssertSame(expected.Value, found.Value);
            }

            Assert.Equal(ForTaking(whole, id), ForTaking(tree.Reader.ReadAround(id), id));
            Assert.Equal(OverlapOf(whole.Scan, id), OverlapOf(tree.Tree.Scan(ForTaking(id)), id));
        }
    }

    /// <summary>All that decides whether a work order may be taken.</summary>
    private string ForTaking(TreeReading reading, WorkOrderId id)
    {
        var file = reading.Scan.Find(id)?.Active;
        return string.Join(
            '\n',
            [
                .. LintOf(reading, id),
                file is null ? "none" : $"{file.State} {DependencyCheck.Met(file, reading.Graph).Error}",
                .. reading.Graph.DependenciesOf(id).Select(dependency => dependency.ToString()),
                $"{reading.Graph.TwinOf(id)} {string.Join(' ', reading.Graph.CycleOf(id))}",
            ]
        );
    }

    private static TreePart ForTaking(WorkOrderId id) => new() { Around = id, WithRunning = true };

    /// <summary>What runs and stands against one that waits.</summary>
    private static string? OverlapOf(TreeScan scan, WorkOrderId id) =>
        scan.Find(id) is { Active: { State: WorkOrderState.Pending or WorkOrderState.Partial } file }
            ? new RunningScopes(scan, "").Overlap(file)?.ToString()
            : null;

    private string[] LintOf(TreeReading reading, WorkOrderId id) =>
        [
            .. new LintTree(reading.Lint, reading.Scan, tree.Layout)
                .Run([id])
                .Findings.Select(finding => finding.ToString()),
        ];

    private static void AssertSame(WorkOrderDetails expected, WorkOrderDetails found)
    {
        Assert.Equal(expected.Row, found.Row);
        Assert.Equal(expected.Files, found.Files);
        Assert.Equal(expected.Dependencies, found.Dependencies);
        Assert.Equal(expected.Blocks, found.Blocks);
        Assert.Equal(expected.Findings.Select(one => one.ToString()), found.Findings.Select(one => one.ToString()));
        Assert.Equal(expected.Backups, found.Backups);
        Assert.Equal(expected.IsReady, found.IsReady);
    }

    private static void AssertSame(TreeStatus expected, TreeStatus found)
    {
        Assert.Equal(expected.Counts, found.Counts);
        Assert.Equal(expected.InConflict, found.InConflict);
        Assert.Equal(expected.Running, found.Running);
        Assert.Equal(expected.NextReady, found.NextReady);
        Assert.Equal(
            expected.Problems.Select(problem => problem.ToString()),
            found.Problems.Select(problem => problem.ToString())
        );
    }

    /// <summary>Some twenty work orders in all states that name each other, in circles too, some torn, doubled or odd.</summary>
    private void Grow(Random random)
    {
        for (var number = 1; number <= 20; number++)
        {
            var id = $"WO-{number}";
            var state = WorkOrderStates.All[random.Next(WorkOrderStates.All.Length)];
            var named = Enumerable.Range(0, random.Next(4)).Select(_ => $"WO-{random.Next(1, 24)}").Distinct();
            var more = $"dependencies: [{string.Join(", ", named)}]\nx_rev: {random.Next(3)}";
            tree.Put(id, state, more: more);
            switch (random.Next(12))
            {
                case 0:
                    tree.PutText(id, state, "torn: [\n");
                    break;
                case 1:
                    tree.Put(id, WorkOrderStates.All[random.Next(WorkOrderStates.All.Length)], more: more);
                    break;
                case 2:
                    tree.Put($"wo-{number}".Replace("wo", "WO", StringComparison.Ordinal) + "A", state);
                    tree.Put($"WO-{number}a", WorkOrderState.Pending);
                    break;
                case 3:
                    tree.Write($"_ctx/jobs/done/{id}.yaml.bak.20260102T030405000000Z", "old");
                    break;
                case 4:
                    Directory.CreateDirectory(Path.Join(tree.Root, $"_ctx/jobs/failed/WO-{number + 40}.yaml"));
                    break;
            }
        }
    }

    private string[] Read(Action act)
    {
        tree.Files.ReadPaths.Clear();
        act();
        return
        [
            .. tree
                .Files.ReadPaths.Where(path => path.EndsWith(".yaml", StringComparison.Ordinal))
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Where(name => name.StartsWith("WO-", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private WorkOrderEntry Entry(string id) => tree.Tree.Find(Id(id))!;

    private static WorkOrderId Id(string text) => TreeFixture.Id(text);
}
