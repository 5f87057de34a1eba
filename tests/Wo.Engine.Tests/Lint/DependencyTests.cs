using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;
using Wo.TestKit;

namespace Wo.Engine.Tests.Lint;

public sealed class DependencyTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData(WorkOrderState.Pending, false)]
    [InlineData(WorkOrderState.Running, false)]
    [InlineData(WorkOrderState.Failed, false)]
    [InlineData(WorkOrderState.Partial, false)]
    [InlineData(WorkOrderState.Done, true)]
    public void Only_done_is_done(WorkOrderState state, bool isMet)
    {
        tree.Put("WO-1", state);
        Put("WO-2", "WO-1");
        Assert.Equal(isMet, Unmet("WO-2").Length == 0);
        Assert.Equal(isMet, tree.Ready().Contains("WO-2"));
    }

    [Fact]
    public void A_missing_dependency_is_named_as_missing_and_is_only_a_warning_of_lint()
    {
        Put("WO-2", "WO-1");
        Assert.Equal("WO-1 (missing)", Assert.Single(Unmet("WO-2")));
        var finding = Assert.Single(tree.Lint("WO-2"));
        Assert.Equal((Problem.DependencyUnknown, LintLevel.Warning), (finding.Code, finding.Level));
        Assert.Equal("$.dependencies[0]", finding.JsonPath);
        Assert.Empty(tree.Ready());
    }

    [Fact]
    public void A_dependency_that_lies_in_two_directories_or_cannot_be_read_is_not_done()
    {
        tree.PutText("WO-1", WorkOrderState.Done, "done: [\n");
        tree.Put("WO-3", WorkOrderState.Done);
        tree.Put("WO-3", WorkOrderState.Running);
        Put("WO-2", "WO-1, WO-3");
        Assert.Equal(["WO-1 (cannot be read)", "WO-3 (cannot be read)"], Unmet("WO-2"));
    }

    [Fact]
    public void The_refusal_names_each_unmet_dependency_once_with_its_state()
    {
        tree.Put("WO-1", WorkOrderState.Partial);
        Put("WO-2", "WO-1, WO-7, WO-1, not-an-id");
        var reading = tree.Reader.Read();
        var candidate = reading.Scan.Entries.Single(entry => entry.Id.Value == "WO-2").Active!;
        var refusal = DependencyCheck.Met(candidate, reading.Graph).Error;
        Assert.Equal(Problem.UnmetDependency, refusal!.Code);
        Assert.Equal("WO-2 waits for WO-1 (partial), WO-7 (missing), not-an-id (not an id)", refusal.Cause);
    }

    [Fact]
    public void Waiting_for_itself_is_an_error()
    {
        Put("WO-1", "WO-1");
        var finding = Assert.Single(tree.Lint("WO-1"));
        Assert.Equal((Problem.DependencyCycle, LintLevel.Error), (finding.Code, finding.Level));
        Assert.Equal(["WO-1"], tree.Reader.Read().Graph.Cycles.All.Single().Select(id => id.Value));
    }

    [Fact]
    public void A_circle_is_named_with_all_its_members_and_can_still_be_broken_by_force()
    {
        Put("WO-10", "WO-2");
        Put("WO-2", "WO-3, WO-4");
        Put("WO-3", "WO-10");
        tree.Put("WO-4", WorkOrderState.Done);
        Put("WO-5", "WO-2");
        var finding = Assert.Single(tree.Lint("WO-2"));
        Assert.Equal((Problem.DependencyCycle, LintLevel.Warning), (finding.Code, finding.Level));
        Assert.Equal("these wait for each other: WO-2, WO-3, WO-10", finding.Message);
        Assert.Empty(tree.Lint("WO-5"));
    }

    [Fact]
    public void A_circle_that_leads_into_another_is_found_beside_it()
    {
        Put("WO-1", "WO-2");
        Put("WO-2", "WO-1");
        Put("WO-3", "WO-4, WO-1");
        Put("WO-4", "WO-3, WO-1");
        Assert.Equal(
            ["WO-1, WO-2", "WO-3, WO-4"],
            tree.Reader.Read().Graph.Cycles.All.Select(cycle => string.Join(", ", cycle))
        );
    }

    [Fact]
    [Soak]
    public void A_chain_of_any_length_is_followed()
    {
        for (var i = 0; i < 3000; i++)
        {
            tree.PutText($"WO-{i}", WorkOrderState.Pending, $"dependencies: [WO-{(i + 1) % 3000}]\n");
        }

        Assert.Equal(3000, tree.Reader.Read().Graph.Cycles.All.Single().Length);
    }

    [Fact]
    public void Those_who_wait_are_told_in_natural_order()
    {
        tree.Put("WO-1");
        Put("WO-10", "WO-1");
        Put("WO-9", "WO-1");
        Assert.Equal(
            ["WO-9", "WO-10"],
            tree.Reader.Read().Graph.DependentsOf(TreeFixture.Id("WO-1")).Select(id => id.Value)
        );
    }

    private void Put(string id, string dependencies) => tree.Put(id, more: $"dependencies: [{dependencies}]");

    private string[] Unmet(string id)
    {
        var reading = tree.Reader.Read();
        var candidate = reading.Scan.Entries.Single(entry => entry.Id.Value == id).Active!;
        return [.. DependencyCheck.Unmet(candidate, reading.Graph).Select(dependency => dependency.ToString())];
    }
}
