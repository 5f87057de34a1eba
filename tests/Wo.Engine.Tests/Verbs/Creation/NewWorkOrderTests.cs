using Wo.Engine.Lint;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;
using Wo.Engine.Verbs.New;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs.Creation;

/// <summary>What a new work order is, and that it is there whole or not at all.</summary>
public sealed class NewWorkOrderTests : IDisposable
{
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    private static NewWorkOrderRequest Request => TreeFixture.NewRequest;

    [Fact]
    public void The_file_says_what_was_asked_for_and_can_be_taken()
    {
        Directory.CreateDirectory(Path.Join(tree.Root, "src"));
        tree.Put("WO-0001", WorkOrderState.Done);
        var created = tree
            .New.Run(
                Request with
                {
                    Title = "It's: \"hard\" # to quote",
                    Priority = "P0",
                    Verify = ["dotnet test", "true"],
                    Depends = ["WO-0001"],
                }
            )
            .Value;
        Assert.Equal(
            """
            version: 1
            id: WO-0002
            epic_id: E-0001
            title: 'It''s: "hard" # to quote'
            priority: P0
            status: pending
            owner: null
            branch: null
            worktree: null
            scope:
              allow:
              - '**'
              deny:
              - _ctx/**
              - .env*
              - '**/.env*'
              - '**/*.pem'
              - '**/*.key'
              - '**/*.p12'
              - '**/*.pfx'
              - '**/id_rsa*'
              - '**/id_ed25519*'
              - '**/.netrc'
              x_override: true
              x_override_reason: 'no scope was given: everything but _ctx and secrets'
              x_override_expires: '9999-12-31'
            verify:
              commands:
              - dotnet test
              - 'true'
            dod_id: DOD-DEFAULT
            execution:
              engine: trifecta
              required_flow:
              - session.append:intent
              - ctx.sync
              - ctx.search
              - ctx.get
              - session.append:result
              segment: '.'
            dependencies:
            - WO-0001
            created_at: '2026-03-15T12:28:30.000000+00:00'

            """,
            tree.Read(created.Path.Relative)
        );
        Assert.Equal(created.Text, tree.Read("_ctx/jobs/pending/WO-0002.yaml"));
        Assert.True(created.IsWritten);
        Assert.Equal(["WO-0002"], tree.Ready());
    }

    [Fact]
    public void What_would_not_be_valid_is_not_written()
    {
        NewWorkOrderRequest[] invalid =
        [
            Request with
            {
                Epic = "E-0002",
            },
            Request with
            {
                Epic = "epic",
            },
            Request with
            {
                DefinitionOfDone = "DOD-NONE",
            },
            Request with
            {
                Priority = "P4",
            },
            Request with
            {
                Title = " ",
            },
            Request with
            {
                Title = "NUL \0",
            },
            Request with
            {
                Title = "half \ud800",
            },
            Request with
            {
                Allow = ["**"],
            },
            Request with
            {
                Verify = ["true", ""],
            },
            Request with
            {
                Id = TreeFixture.Id("WO-1"),
                Depends = ["WO-1"],
            },
        ];
        foreach (var request in invalid)
        {
            Assert.Equal(Problem.InvalidWorkOrder, tree.New.Run(request with { Register = true }).Error!.Code);
        }

        Assert.False(tree.Exists("_ctx/jobs"));
        Assert.Equal(SampleInputs.Backlog, tree.Read("_ctx/backlog/backlog.yaml"));
    }

    [Fact]
    public void A_dependency_that_does_not_exist_is_refused()
    {
        var refused = tree.New.Run(Request with { Depends = ["WO-7"] }).Error!;

        Assert.Equal(Problem.InvalidWorkOrder, refused.Code);
        Assert.Contains("WO-7", refused.Cause, StringComparison.Ordinal);
        Assert.False(tree.Exists("_ctx/jobs/pending"));
    }

    [Fact]
    public void A_circle_of_dependencies_is_refused()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2]");
        tree.Put("WO-2", more: "dependencies: [WO-3]");

        var refused = tree.New.Run(Request with { Id = TreeFixture.Id("WO-3"), Depends = ["WO-1"] }).Error!;

        Assert.Equal(Problem.InvalidWorkOrder, refused.Code);
        Assert.Contains("wait for ever", refused.Cause, StringComparison.Ordinal);
        Assert.False(tree.Exists("_ctx/jobs/pending/WO-3.yaml"));
    }

    [Fact]
    public void A_dry_run_writes_nothing_at_all()
    {
        var planned = tree.New.Run(Request with { DryRun = true, Register = true }).Value;
        Assert.False(planned.IsWritten);
        Assert.StartsWith("version: 1\nid: WO-0001\n", planned.Text);
        Assert.Empty(tree.Files.Log);
        Assert.False(tree.Exists(".git/wo"));
    }

    [Fact]
    public void A_registered_work_order_stands_in_its_epic_s_queue_and_the_old_backlog_is_kept()
    {
        Assert.True(tree.New.Run(Request with { Register = true }).Value.IsRegistered);
        Assert.Equal(
            SampleInputs.Backlog.Replace("wo_queue: []", "wo_queue:\n  - WO-0001"),
            tree.Read("_ctx/backlog/backlog.yaml")
        );
        var backup = Assert.Single(Directory.GetFiles(Path.Join(tree.Root, "_ctx/backlog"), "*.bak.*"));
        Assert.Equal(SampleInputs.Backlog, File.ReadAllText(backup));
    }

    [Fact]
    public void Where_the_queue_cannot_be_written_nothing_is()
    {
        tree.Write(
            "_ctx/backlog/backlog.yaml",
            SampleInputs.Backlog.Replace("wo_queue: []", "wo_queue: [&a WO-7, {b: c}]")
        );
        var result = tree.New.Run(Request with { Register = true });
        Assert.NotNull(result.Error);
        Assert.False(tree.Exists("_ctx/jobs/pending/WO-0001.yaml"));
    }

    [Fact]
    public void A_new_work_order_makes_an_index_under_construction_be_built_again()
    {
        tree.Put("WO-0001");
        var asked = 0;
        tree.Worktrees.WhenAsked = () =>
        {
            if (asked++ == 0)
            {
                Assert.True(tree.New.Run(Request).IsOk);
            }
        };
        tree.Publisher.Publish();
        Assert.Contains("WO-0002", tree.Read("_ctx/jobs/index.json"));
    }

    [Fact]
    public void A_transition_that_died_is_not_settled_by_it()
    {
        using (var held = tree.Guard.Acquire("test").Value)
        {
            tree.Generation.Begin(held, TreeFixture.Id("WO-9"));
        }

        Assert.True(tree.New.Run(Request).IsOk);
        Assert.True(Generation.IsMoving(tree.Generation.Read()));
    }

    [Fact]
    public void A_failure_at_any_point_leaves_a_whole_work_order_or_none()
    {
        Assert.True(tree.New.Run(Request with { Register = true }).IsOk);
        var points = tree.Files.FaultPoints;
        for (var point = 0; point < points; point++)
        {
            Directory.Delete(Path.Join(tree.Root, "_ctx"), recursive: true);
            File.Delete(tree.Workspace.ControlLayout.Version(TreeFixture.Id("WO-0001")));
            tree.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
            tree.Write("_ctx/dod/dod-default.yaml", SampleInputs.DefinitionOfDone());
            var at = tree.Files.FaultPoints + point;
            tree.Files.AtFaultPoint = (n, operation, path) =>
            {
                if (n == at)
                {
                    throw new StorageException(operation, path, 5);
                }
            };
            bool isClaimed;
            try
            {
                var result = tree.New.Run(Request with { Register = true });
                isClaimed = result.IsOk || result.Error!.Code == Problem.DurabilityUncertain;
            }
            catch (StorageException)
            {
                isClaimed = false;
            }

            tree.Files.AtFaultPoint = static (_, _, _) => { };
            var isThere = tree.Exists("_ctx/jobs/pending/WO-0001.yaml");
            Assert.True(!isClaimed || isThere, $"claimed and not there, at {point}");
            Assert.True(isClaimed || !isThere, $"there and denied, at {point}");
            Assert.Equal(isThere ? ["WO-0001"] : [], tree.Ready());
            Assert.Empty(new TreeInputs(tree.Files, tree.Layout).Lint());
        }
    }
}
