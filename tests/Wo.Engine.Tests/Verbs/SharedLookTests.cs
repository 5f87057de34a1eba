using Wo.Engine.Configuration;
using Wo.Engine.Lint;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Verbs;

/// <summary>What a process takes that waited while another one looked for what is ready: it believes that one no more than it may.</summary>
public sealed class SharedLookTests : IDisposable
{
    private readonly TwoTakers takers = new();
    private readonly PendingWork work;
    private readonly FaultyFileSystem files;

    public SharedLookTests() => (work, files) = (takers.Work, takers.Files);

    public void Dispose() => takers.Dispose();

    [Fact]
    public void Who_waited_takes_what_the_look_of_another_found_and_reads_no_others()
    {
        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn, "WO-0003", "WO-0002"));

        Assert.Equal("WO-0003", takers.Next().Value.Id.Value);

        Assert.DoesNotContain(
            files.ReadPaths.TakeWhile(path => !path.Contains("/index", StringComparison.Ordinal)),
            path => path.EndsWith("pending/WO-0002.yaml", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("begun before")]
    [InlineData("not ended")]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("no list")]
    public void Who_cannot_rely_on_the_look_of_another_looks(string what)
    {
        takers.WhileAnotherLooks(turn =>
        {
            if (what != "begun before")
            {
                turn.Begin();
            }

            if (what != "not ended")
            {
                turn.End("WO-0003");
            }

            turn.Dispose();
            var text = File.ReadAllText(takers.TurnFile);
            File.WriteAllText(
                takers.TurnFile,
                what switch
                {
                    "torn" => text[..^2],
                    "empty" => "",
                    "no list" => "done 7 \n",
                    _ => text,
                }
            );
        });

        Assert.Equal("WO-0001", takers.Next().Value.Id.Value);
    }

    [Fact]
    public void What_was_found_and_is_no_longer_to_be_had_is_passed_over()
    {
        Assert.True(work.Take(id: "WO-0004", noWorktree: true).IsOk);
        using var busy = work.Workspace.Operations.Acquire(PendingWork.Id("WO-0003")).Value;
        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn, "WO-0009", "WO-0004", "WO-0003", "WO-0002", "WO-0001"));

        Assert.Equal("WO-0002", takers.Next().Value.Id.Value);
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("waiting")]
    [InlineData("twice")]
    [InlineData("damaged record")]
    [InlineData("a directory")]
    public void What_cannot_be_taken_any_more_keeps_nobody_from_taking_another(string what)
    {
        takers.WhileAnotherLooks(turn =>
        {
            TwoTakers.Found(turn, "WO-0003", "WO-0002");
            switch (what)
            {
                case "broken":
                    work.Put("jobs/pending/WO-0003.yaml", "[broken\n");
                    break;
                case "waiting":
                    var text = PendingWork.Text("WO-0003", WorkOrderState.Pending, "dependencies: [WO-0001]\n");
                    work.Put("jobs/pending/WO-0003.yaml", text);
                    break;
                case "twice":
                    work.Put("jobs/failed/WO-0003.yaml", PendingWork.Text("WO-0003", WorkOrderState.Failed));
                    break;
                case "damaged record":
                    Directory.CreateDirectory(work.Workspace.ControlLayout.Records);
                    File.WriteAllText(work.Workspace.ControlLayout.Record(PendingWork.Id("WO-0003")), "{");
                    break;
                default:
                    File.Delete(work.PathOf(WorkOrderState.Pending, "WO-0003"));
                    Directory.CreateDirectory(work.PathOf(WorkOrderState.Pending, "WO-0003"));
                    break;
            }
        });

        Assert.Equal("WO-0001", takers.Next().Value.Id.Value);
    }

    [Theory]
    [InlineData("WO-0009")]
    [InlineData("../../WO-0002")]
    public void Where_nothing_of_it_is_to_be_had_the_tree_is_read(string found)
    {
        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn, found));

        Assert.Equal("WO-0001", takers.Next().Value.Id.Value);
    }

    [Fact]
    public void Where_something_runs_since_that_overlaps_the_tree_is_read()
    {
        using var careful = new PendingWork("WO-0001", "WO-0002")
        {
            Settings = new Settings { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Avoid },
        };
        careful.Put("jobs/pending/WO-0001.yaml", Within("WO-0001", "src/**"));
        careful.Put("jobs/pending/WO-0002.yaml", Within("WO-0002", "src/**"));
        careful.Put("jobs/pending/WO-0003.yaml", Within("WO-0003", "docs/**"));
        careful.Put("jobs/pending/WO-0004.yaml", Within("WO-0004", "tests/**"));
        Assert.True(careful.Take(noWorktree: true).IsOk);
        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn, "WO-0002", "WO-0004"), careful);

        Assert.Equal("WO-0003", takers.Next(careful).Value.Id.Value);
    }

    [Fact]
    public void That_nothing_is_ready_is_found_by_each()
    {
        foreach (var id in new[] { "WO-0001", "WO-0002", "WO-0003", "WO-0004" })
        {
            Assert.True(work.Take(id: id, noWorktree: true).IsOk);
        }

        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn));

        Assert.Equal(Problem.NoReadyWork, takers.Next().Error!.Code);
    }

    [Fact]
    public void Another_tree_of_the_same_repository_tells_nothing()
    {
        Directory.CreateDirectory(work.Workspace.ControlLayout.Directory);
        File.WriteAllText(work.Workspace.ControlLayout.Root, "../../elsewhere\n");
        takers.WhileAnotherLooks(turn => TwoTakers.Found(turn, "WO-0003"));

        Assert.Equal("WO-0001", takers.Next().Value.Id.Value);
    }

    private static string Within(string id, string glob) =>
        PendingWork.Text(id, WorkOrderState.Pending, $"scope:\n  allow: ['{glob}']\n  deny: []\n");
}
