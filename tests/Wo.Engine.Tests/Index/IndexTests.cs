using System.Text.Json;
using Wo.Engine.Git;
using Wo.Engine.Index;
using Wo.Engine.Tests.Read;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Index;

/// <summary>What an index says, and when it is current.</summary>
public sealed class IndexTests : IDisposable
{
    private const string First = "_ctx/jobs/index.json";
    private const string Second = "_ctx/index/wo_worktrees.json";
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Both_files_hold_the_same_bytes_and_follow_the_schema()
    {
        foreach (var state in WorkOrderStates.All)
        {
            tree.Put($"WO-{(int)state}", state);
        }

        tree.PutText("WO-9", WorkOrderState.Pending, "broken: [\n");
        Assert.Equal(IndexOutcome.Published, tree.Publisher.Publish().Value);
        Assert.Equal(tree.Read(First), tree.Read(Second));

        // JSON is YAML, so the schema's evaluator can look at it.
        Assert.True(YamlReader.Read(File.ReadAllBytes(Path.Join(tree.Root, First))).TryGet(out var document, out _));
        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Index, document.Root));
    }

    [Fact]
    public void A_work_order_is_shown_with_what_file_lease_and_git_say()
    {
        tree.Put(
            "WO-1",
            WorkOrderState.Running,
            more: "branch: old\ncreated_at: 2026-01-02\nclosed_at: 2026-02-10 14:28:30+00:00"
        );
        var lease = tree.Grant("WO-1", "bob");
        var path = Path.GetFullPath(lease.Worktree!);
        tree.Worktrees.Facts = new WorktreeFacts(
            "a1",
            [new RegisteredWorktree(path) { Head = "b2", Branch = "feat/wo-WO-1" }]
        );
        tree.Publisher.Publish();
        Assert.Equal(
            $$"""
            {
              "version": 1,
              "schema": "trifecta.sidecar.wo_index.v1",
              "generated_at": "2026-03-15T12:28:30.000000+00:00",
              "repo_root": "{{tree.Root}}",
              "git_head_sha_repo_root": "a1",
              "work_orders": [
                {
                  "id": "WO-1",
                  "title": "Title of WO-1",
                  "status": "running",
                  "priority": "P1",
                  "owner": "bob",
                  "epic_id": "E-0001",
                  "worktree_path": "../trees/WO-1",
                  "worktree_exists": true,
                  "branch": "feat/wo-WO-1",
                  "worktree_head_sha": "b2",
                  "wo_yaml_path": "_ctx/jobs/running/WO-1.yaml",
                  "created_at": "2026-01-02T00:00:00+00:00",
                  "closed_at": "2026-02-10T14:28:30+00:00",
                  "last_error": null
                }
              ],
              "errors": []
            }

            """,
            tree.Read(First)
        );
    }

    [Fact]
    public void A_worktree_that_is_not_there_is_shown_where_it_would_be()
    {
        tree.Put("WO-1");
        tree.Worktrees.Facts = new WorktreeFacts(
            "a1",
            [new RegisteredWorktree(tree.Root) { Head = "a1", Branch = "main" }]
        );
        var shown = Published().GetProperty("work_orders")[0];
        Assert.False(shown.GetProperty("worktree_exists").GetBoolean());
        Assert.Equal("/trees/WO-1", Path.GetFullPath(shown.GetProperty("worktree_path").GetString()!, tree.Root));
    }

    [Fact]
    public void The_main_worktree_is_nobody_s_even_if_it_has_the_branch()
    {
        tree.Put("WO-1", more: "branch: main");
        tree.Worktrees.Facts = new WorktreeFacts(
            "a1",
            [new RegisteredWorktree(tree.Root) { Head = "a1", Branch = "main" }]
        );
        Assert.False(Published().GetProperty("work_orders")[0].GetProperty("worktree_exists").GetBoolean());
    }

    [Fact]
    public void Duplicates_mismatches_and_unreadable_files_are_listed_with_an_error()
    {
        tree.Put("WO-1");
        tree.Put("WO-1", WorkOrderState.Running);
        tree.PutText("WO-2", WorkOrderState.Pending, "broken: [\n");
        tree.PutText("WO-3", WorkOrderState.Done, TreeFixture.Valid("WO-3", "failed"));
        tree.PutText("WO-4", WorkOrderState.Done, TreeFixture.Valid("WO-5", "done"));
        tree.Put("WO-6", WorkOrderState.Done, more: "closed_at: yesterday");
        var index = Published();
        Assert.Equal(
            ["WO-1 running", "WO-2 pending", "WO-3 done", "WO-4 done", "WO-6 done"],
            index
                .GetProperty("work_orders")
                .EnumerateArray()
                .Select(w => $"{w.GetProperty("id")} {w.GetProperty("status")}")
        );
        var errors = index.GetProperty("errors").EnumerateArray().Select(error => error.GetString()!).ToArray();
        Assert.Equal(
            [
                "DUPLICATE_WO_ID",
                "WO_UNREADABLE",
                "STATUS_DIRECTORY_MISMATCH",
                "ID_FILE_NAME_MISMATCH",
                "NOT_A_TIMESTAMP",
            ],
            errors.Select(error => error[..error.IndexOf(':')])
        );
        Assert.Equal(
            errors,
            index.GetProperty("work_orders").EnumerateArray().Select(w => w.GetProperty("last_error").GetString()!)
        );
    }

    [Theory]
    [InlineData("2026-02-10", "2026-02-10T00:00:00+00:00")]
    [InlineData("2026-02-10T14:28:30.5-03:00", "2026-02-10T14:28:30.500000-03:00")]
    [InlineData("2026-02-10 14:28:30Z", "2026-02-10T14:28:30+00:00")]
    [InlineData("2026-02-10T14:28:30Z", "2026-02-10T14:28:30+00:00")]
    [InlineData("2024-02-29T23:59:59Z", "2024-02-29T23:59:59+00:00")]
    [InlineData("2026-02-29T00:00:00Z", null)]
    [InlineData("2026-02-10T24:00:00Z", null)]
    [InlineData("2026-02-10T23:59:60Z", null)]
    [InlineData("14:28", null)]
    [InlineData("2026", null)]
    [InlineData("someday", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Timestamps_come_out_in_one_form_or_not_at_all(string? written, string? shown) =>
        Assert.Equal(shown, IndexTime.Normalize(written));

    [Fact]
    public void Paths_are_shown_from_the_state_root_wherever_they_lie()
    {
        var random = new Random(5);
        var root = tree.Workspace.Layout.StateRoot;
        string[] starts = [root, root + "x", Path.GetDirectoryName(root)!, Path.GetPathRoot(root)!, "/other"];
        string[] names = ["a", "b.c", "..", ".", Path.GetFileName(root), "WO-1", ""];
        for (var run = 0; run < 2_000; run++)
        {
            var path = starts[random.Next(starts.Length)];
            for (var depth = random.Next(4); depth > 0; depth--)
            {
                path += "/" + names[random.Next(names.Length)];
            }

            Assert.Equal(Path.GetRelativePath(root, path).Replace('\\', '/'), tree.Builder.FromRoot(path));
        }
    }

    [Fact]
    public void An_index_is_current_until_something_it_shows_changes()
    {
        tree.Put("WO-1");
        Assert.Equal(IndexState.Missing, tree.Check.Check().Value);
        tree.Publisher.Publish();
        tree.Clock.Now = tree.Clock.Now.AddDays(1);
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);

        tree.Worktrees.Facts = new WorktreeFacts("a2", []);
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
        tree.Publisher.Publish();
        tree.Put("WO-2");
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
        tree.Publisher.Publish();
        File.Delete(Path.Join(tree.Root, Second)); // and not the first one as well, whose file it is
        tree.Write(Second, tree.Read(First) + " ");
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
    }

    [Fact]
    public void What_git_did_not_say_is_told_to_readers_of_the_index_and_to_whoever_made_it()
    {
        tree.Put("WO-1");
        tree.Worktrees.Facts = WorktreeFacts.Unlisted(
            new WoError(Problem.GitFailed, "git worktree list: out of order") { NextSteps = ["mend git"] }
        );

        var error = tree.Publisher.Publish().Error!;

        Assert.Equal(Problem.IndexIncomplete.Code, error.Code);
        Assert.Equal(["mend git", "wo index"], error.NextSteps);
        Assert.Contains("git worktree list: out of order", error.Cause, StringComparison.Ordinal);
        using var index = JsonDocument.Parse(tree.Read(First));
        Assert.Equal("WO-1", index.RootElement.GetProperty("work_orders")[0].GetProperty("id").GetString());
        Assert.Equal(
            ["GIT_FAILED: which worktrees there are is not known: git worktree list: out of order"],
            index.RootElement.GetProperty("errors").EnumerateArray().Select(line => line.GetString())
        );
        Assert.Equal(Problem.GitFailed.Code, tree.Check.Check().Error!.Code);

        tree.Worktrees.Facts = WorktreeFacts.None;
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Where_git_does_not_list_them_the_index_says_of_a_worktree_what_a_look_shows(bool isThere)
    {
        tree.Put("WO-1", WorkOrderState.Running);
        var lease = tree.Grant("WO-1", "bob");
        tree.Worktrees.Facts = WorktreeFacts.Unlisted(new WoError(Problem.GitFailed, "out of order"));
        tree.Worktrees.Present = isThere ? [Path.GetFullPath(lease.Worktree!)] : [];

        tree.Publisher.Publish();

        using var index = JsonDocument.Parse(tree.Read(First));
        var shown = index.RootElement.GetProperty("work_orders")[0];
        Assert.Equal(isThere, shown.GetProperty("worktree_exists").GetBoolean());
        Assert.Equal(lease.Branch, shown.GetProperty("branch").GetString());
        Assert.Equal(JsonValueKind.Null, shown.GetProperty("worktree_head_sha").ValueKind);
    }

    [Fact]
    public void A_work_order_that_names_no_branch_is_shown_with_the_one_that_it_would_get()
    {
        tree.Put("WO-1");
        tree.Put("WO-2", more: "branch: mine");

        var shown = Published().GetProperty("work_orders");

        Assert.Equal("feat/wo-WO-1", shown[0].GetProperty("branch").GetString());
        Assert.Equal("mine", shown[1].GetProperty("branch").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"generated_at\": 1}")]
    [InlineData("{\"work_orders\": [{\"generated_at\": \"2026\"}]}")]
    public void What_is_no_index_is_stale(string text)
    {
        tree.Write(First, text);
        tree.Write(Second, text);
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
    }

    [Fact]
    public void Checking_writes_nothing()
    {
        tree.Put("WO-1");
        tree.Publisher.Publish();
        var operations = tree.Files.Log.Count;
        Assert.True(tree.Check.Check().IsOk);
        Assert.Equal(operations, tree.Files.Log.Count);
    }

    private JsonElement Published()
    {
        Assert.True(tree.Publisher.Publish().IsOk);
        return JsonDocument.Parse(tree.Read(First)).RootElement;
    }
}
