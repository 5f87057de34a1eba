using Wo.Engine.Index;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Index;

/// <summary>How an index is published: whole, durable, and not across a transition.</summary>
public sealed class IndexPublishingTests : IDisposable
{
    private const string First = "_ctx/jobs/index.json";
    private const string Second = "_ctx/index/wo_worktrees.json";
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Nothing_is_published_that_a_transition_has_crossed()
    {
        tree.Put("WO-1");
        var asked = 0;
        tree.Worktrees.WhenAsked = () =>
        {
            if (asked++ == 0)
            {
                tree.Put("WO-2");
                using var held = tree.Guard.Acquire("test").Value;
                tree.Generation.Settle(held);
            }
        };
        Assert.Equal(IndexOutcome.Published, tree.Publisher.Publish().Value);
        Assert.Equal(2, asked);
        Assert.Contains("WO-2", tree.Read(First));
    }

    [Fact]
    public void An_index_that_is_crossed_again_and_again_is_left_to_whoever_crosses_it()
    {
        tree.Put("WO-1");
        tree.Worktrees.WhenAsked = () =>
        {
            using var held = tree.Guard.Acquire("test").Value;
            tree.Generation.Settle(held);
        };
        Assert.Equal(IndexOutcome.LeftToOthers, tree.Publisher.Publish().Value);
        Assert.False(tree.Exists(First));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void Nothing_is_published_in_the_middle_of_a_transition()
    {
        tree.Put("WO-1");
        using (var held = tree.Guard.Acquire("test").Value)
        {
            tree.Generation.Begin(held, TreeFixture.Id("WO-1"));
        }

        Assert.Equal(IndexOutcome.LeftToOthers, tree.Publisher.Publish().Value);
        Assert.False(tree.Exists(First));
    }

    [Fact]
    public void A_transition_that_is_under_way_is_waited_for_where_all_files_are_to_be_read()
    {
        tree.Put("WO-1");
        var held = tree.Guard.Acquire("test").Value;
        tree.Generation.Begin(held, TreeFixture.Id("WO-1"));
        tree.Files.WhenWaited = path =>
        {
            if (path == tree.ControlLayout.Guard)
            {
                tree.Files.WhenWaited = static _ => { };
                tree.Generation.Settle(held, TreeFixture.Id("WO-1"));
                held.Dispose();
            }
        };

        Assert.Equal(IndexOutcome.Published, tree.Publisher.Publish(anew: true).Value);
        Assert.Contains("WO-1", tree.Read(First));
    }

    [Fact]
    public void Nothing_is_published_while_another_holds_the_guard()
    {
        using var held = tree.Guard.Acquire("test").Value;
        Assert.NotNull(tree.Publisher.Publish().Error);
        Assert.False(tree.Exists(First));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void The_content_is_durable_before_the_guard_is_taken_and_the_names_before_it_is_given_back()
    {
        tree.Put("WO-1");
        tree.Publisher.Publish();
        tree.Write(First, "another");
        var before = tree.Files.Log.Count;
        tree.Publisher.Publish();
        var log = tree.Files.Log.Skip(before).Select(line => line.Split(' ', 2)[0]).ToArray();
        Assert.Equal(
            ["create", "write", "fsync", "link", "rename", "fsync-directory", "rename", "fsync-directory"],
            log
        );
    }

    [Fact]
    public void A_reader_sees_the_old_index_or_the_new_one_at_every_fault()
    {
        tree.Put("WO-1");
        tree.Publisher.Publish();
        var old = tree.Read(First);
        tree.Put("WO-2");
        tree.Publisher.Publish(); // and keeps a copy, of which no later index has to do anything
        tree.Write(First, old);
        tree.Write(Second, old);
        var start = tree.Files.FaultPoints;
        tree.Publisher.Publish();
        var points = tree.Files.FaultPoints - start;
        var @new = tree.Read(First);
        Assert.NotEqual(old, @new);
        for (var point = 0; point < points; point++)
        {
            tree.Write(First, old);
            tree.Write(Second, old);
            var at = tree.Files.FaultPoints + point;
            var isLink = false;
            tree.Files.AtFaultPoint = (n, operation, path) =>
            {
                if (n == at)
                {
                    isLink = operation == "link";
                    throw new StorageException(operation, path, 5);
                }
            };
            ErrorCode? said = null;
            try
            {
                said = tree.Publisher.Publish().Error?.Code;
                ErrorCode?[] expected = isLink
                    ? [null]
                    : [Problem.DurabilityUncertain.Code, Problem.IndexHalfPublished.Code];
                Assert.Contains(said, expected);
            }
            catch (StorageException)
            {
                // The rename that failed had taken effect, or none is published.
            }

            tree.Files.AtFaultPoint = static (_, _, _) => { };
            Assert.Contains(tree.Read(First), said is null && !isLink ? new[] { old, @new } : [@new]);
            Assert.Contains(
                tree.Read(Second),
                isLink || said == Problem.DurabilityUncertain ? [@new] : new[] { old, @new }
            );
            Assert.Empty(Leftovers());
        }
    }

    [Fact]
    public void A_link_in_the_way_is_replaced_and_its_target_is_left_alone()
    {
        tree.Put("WO-1");
        tree.Write("elsewhere.json", "mine");
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx", "index"));
        File.CreateSymbolicLink(Path.Join(tree.Root, Second), Path.Join(tree.Root, "elsewhere.json"));
        Assert.Equal(IndexState.Missing, tree.Check.Check().Value);
        Assert.True(tree.Publisher.Publish().IsOk);
        Assert.Equal("mine", tree.Read("elsewhere.json"));
        Assert.Equal(tree.Read(First), tree.Read(Second));
    }

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public void A_directory_in_the_way_is_reported_and_nothing_is_published(string path)
    {
        tree.Put("WO-1");
        Directory.CreateDirectory(Path.Join(tree.Root, path));
        Assert.Contains(path, tree.Publisher.Publish().Error!.Cause);
        Assert.NotEqual(IndexState.Current, tree.Check.Check().Value);
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_pipe_in_the_way_blocks_nobody()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in directories");
        tree.Put("WO-1");
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx", "index"));
        using (var process = System.Diagnostics.Process.Start("mkfifo", [Path.Join(tree.Root, First)]))
        {
            process.WaitForExit();
        }

        Assert.NotEqual(IndexState.Current, tree.Check.Check().Value);
        Assert.True(tree.Publisher.Publish().IsOk);
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    private string[] Leftovers() => [.. Directory.EnumerateFiles(tree.Root, ".*.tmp", SearchOption.AllDirectories)];
}
