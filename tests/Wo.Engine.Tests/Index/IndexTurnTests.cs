using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Store;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Index;

/// <summary>Of commands that end at the same moment few make the index, and it shows what all of them did.</summary>
public sealed class IndexTurnTests : IDisposable
{
    private readonly PendingWork work = new("WO-0001", "WO-0002", "WO-0003");
    private readonly FaultyFileSystem files = new(PlatformFileSystem.Create());
    private readonly Workspace workspace;

    public IndexTurnTests() => workspace = work.Open(files);

    public void Dispose() => work.Dispose();

    [Fact]
    public void One_that_began_while_a_command_waited_is_not_made_again()
    {
        Take("WO-0001");
        var turn = OfAnother();
        WhenWaited(() =>
        {
            turn.Begin();
            turn.End();
            turn.Dispose();
        });

        Take("WO-0002");

        // The process that had the turn would have published what the command left to it.
        Assert.Contains("\"status\": \"pending\"", Entry("WO-0002"));
        Assert.Equal(IndexState.Stale, new Bookkeeping(work.Workspace).IndexCheck.Check().Value);
    }

    [Theory]
    [InlineData("begun before")]
    [InlineData("not published")]
    [InlineData("torn")]
    [InlineData("empty")]
    [InlineData("of an older tool")]
    public void One_that_may_not_show_the_change_is_made_again(string what)
    {
        Take("WO-0001");
        var path = workspace.ControlLayout.IndexTurn;
        var turn = OfAnother();
        turn.Begin();
        WhenWaited(() =>
        {
            if (what != "begun before")
            {
                turn.Begin();
            }

            if (what != "not published")
            {
                turn.End();
            }

            turn.Dispose();
            var text = File.ReadAllText(path);
            File.WriteAllText(
                path,
                what switch
                {
                    "torn" => text[..^2],
                    "empty" => "",
                    "of an older tool" => "made 7 \n",
                    _ => text,
                }
            );
        });

        Take("WO-0002");

        Assert.Contains("\"owner\": \"alice\"", Entry("WO-0002"));
        AssertCurrent();
    }

    [Fact]
    public void A_process_that_stands_still_in_its_turn_keeps_no_index_from_being_made()
    {
        using var impatient = new PendingWork { CancellationGrace = TimeSpan.FromMilliseconds(50) };
        using var turn = impatient.Workspace.IndexTurn.Wait();

        Assert.True(impatient.Take(noWorktree: true).IsOk);

        Assert.Equal(IndexState.Current, new Bookkeeping(impatient.Workspace).IndexCheck.Check().Value);
    }

    [Fact]
    public void Where_there_can_be_no_turn_each_command_makes_it()
    {
        Directory.CreateDirectory(workspace.ControlLayout.IndexTurn);

        Take("WO-0001");
        Take("WO-0002");

        AssertCurrent();
    }

    private Turn.Held OfAnother() => work.Open(PlatformFileSystem.Create()).IndexTurn.Wait()!;

    /// <summary>Lets the process that has the turn do something when the command waits for it, and end its turn.</summary>
    private void WhenWaited(Action step) =>
        files.WhenWaited = path =>
        {
            if (path == workspace.ControlLayout.IndexTurn)
            {
                step();
            }
        };

    private string Entry(string id)
    {
        var index = File.ReadAllText(workspace.Layout.Index.FullPath);
        var start = index.IndexOf($"\"id\": \"{id}\"", StringComparison.Ordinal);
        return index[start..index.IndexOf('}', start)];
    }

    private void Take(string id)
    {
        var request = new TakeRequest(PendingWork.Id(id), PendingWork.Named("alice")) { NoWorktree = true };
        var taken = new TakeWorkOrder(workspace).Run(request, CancellationToken.None);
        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Empty(taken.Value.Warnings);
    }

    private void AssertCurrent() =>
        Assert.Equal(IndexState.Current, new Bookkeeping(work.Workspace).IndexCheck.Check().Value);
}
