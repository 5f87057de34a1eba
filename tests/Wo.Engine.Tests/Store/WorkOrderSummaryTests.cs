using System.Text;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

public sealed class WorkOrderSummaryTests
{
    private static readonly CtxLayout Layout = new("/state");

    [Fact]
    public void It_says_what_the_document_says()
    {
        var summary = Read(
            """
            version: 1
            id: WO-7
            epic_id: E-0001
            title: 'It''s: a title'
            priority: high
            status: partial
            owner: alice
            branch: feat/wo-WO-7
            worktree: ../.worktrees/WO-7
            x_rev: 12
            created_at: 2026-03-01
            started_at: '2026-03-15T12:28:00+00:00'
            finished_at: null
            closed_at: soon
            verified_at_sha: '0123456789012345678901234567890123456789'
            scope:
              allow:
              - src/**
              deny: ['.env*', 7]
            dependencies:
            - WO-1
            - [WO-2]
            - 'not an id'

            """
        ).Summary;

        Assert.Null(summary.Problem);
        Assert.Equal(("WO-7", "partial", "It's: a title"), (summary.WrittenId, summary.Status, summary.Title));
        Assert.Equal(("high", "alice", "E-0001"), (summary.Priority, summary.Owner, summary.Epic));
        Assert.Equal((12, "feat/wo-WO-7"), (summary.Revision, summary.Branch));
        Assert.Equal("../.worktrees/WO-7", summary.Worktree);
        Assert.Equal(("2026-03-01", "2026-03-15T12:28:00+00:00"), (summary.CreatedAt, summary.StartedAt));
        Assert.Equal((null, "soon"), (summary.FinishedAt, summary.ClosedAt));
        Assert.Equal("0123456789012345678901234567890123456789", summary.VerifiedCommit);
        Assert.Equal(["src/**"], summary.Links.Allow);
        Assert.Equal([".env*"], summary.Links.Deny);
        Assert.Equal(
            [("WO-1", 0, 21), ("not an id", 2, 23)],
            summary.Links.Dependencies.Select(d => (d.Text, d.Index, d.Position.Line))
        );
    }

    [Theory]
    [InlineData("a: [", "_ctx/jobs/pending/WO-7.yaml:")]
    [InlineData("- a list", "not a mapping")]
    [InlineData("", "_ctx/jobs/pending/WO-7.yaml:")]
    public void Of_a_file_that_cannot_be_read_it_says_why_and_nothing_else(string text, string why)
    {
        var summary = Read(text).Summary;

        Assert.Contains(why, summary.Problem, StringComparison.Ordinal);
        Assert.Equal(new WorkOrderSummary { Problem = summary.Problem }, summary);
    }

    [Theory]
    [InlineData("x_rev: -1")]
    [InlineData("x_rev: 1.5")]
    [InlineData("x_rev: '3'")]
    [InlineData("x_rev: 99999999999999999999")]
    [InlineData("title: x")]
    public void A_revision_that_is_no_whole_number_counts_as_none(string text) =>
        Assert.Equal(0, Read(text + "\n").Summary.Revision);

    [Fact]
    public void It_is_the_same_whether_the_document_is_kept_or_not()
    {
        var corpus = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "WO_CORPUS is not set: no real work orders to test with");
        foreach (var path in Directory.GetFiles(corpus!, "*.yaml", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(path);
            var (kept, dropped) = (Read(text), Read(text, isOneOfMany: true));
            _ = kept.Root;
            Assert.Equal(Values(kept), Values(dropped));
            Assert.Equal(kept.Text("title"), dropped.Summary.Title);
            Assert.Equal(kept.Text("status"), dropped.Summary.Status);
        }
    }

    private static string Values(WorkOrderCandidate file) =>
        $"{file.Summary} {string.Join(',', file.Summary.Links.Dependencies)} {string.Join(',', file.Summary.Links.Allow)}";

    private static WorkOrderCandidate Read(string text, bool isOneOfMany = false)
    {
        _ = WorkOrderId.TryParse("WO-7", out var id);
        var path = Layout.WorkOrder(WorkOrderState.Pending, id);
        var content = new FileContent(ReadOutcome.Ok, Encoding.UTF8.GetBytes(text));
        return isOneOfMany
            ? WorkOrderCandidate.OfMany(id, WorkOrderState.Pending, path, content, new DocumentSummaryReader())
            : WorkOrderCandidate.From(id, WorkOrderState.Pending, path, content);
    }
}
