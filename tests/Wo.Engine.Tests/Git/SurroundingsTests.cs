using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

/// <summary>What lies around worktrees is looked at once in a look, and anew in the next one.</summary>
public sealed class SurroundingsTests : IDisposable
{
    private readonly GitSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Each_directory_is_listed_once_and_each_link_is_read_once()
    {
        var around = new Surroundings(TestGit.RootOf(sandbox));
        var parent = Path.GetDirectoryName(sandbox.Root)!;
        var before = around.Nearby.In(parent);
        var moved = Directory.CreateDirectory(Path.Join(parent, "later")).FullName;

        Assert.Same(before, around.Nearby.In(parent));
        Assert.Null(around.LinkOf(moved).Target);
        File.WriteAllText(Path.Join(moved, ".git"), "gitdir: /somewhere/worktrees/x\n");
        Assert.Null(around.LinkOf(moved).Target);
        Assert.Contains(moved, new NearbyDirectories().In(parent));
    }

    [Fact]
    public void A_search_of_its_own_sees_what_moved_since_the_one_before_it()
    {
        var root = TestGit.RootOf(sandbox);
        var first = sandbox.Surroundings.At("first");
        sandbox.Git("worktree", "add", "-q", "-b", "feat/wo-WO-1", first);
        var claim = new WorktreeClaim("WO-1", "feat/wo-WO-1", [first]);
        var finder = new WorktreeFinder(root);
        var ofOneLook = new WorktreeFinder(root, new Surroundings(root));
        Assert.Equal(first, finder.Find(claim).Value.Path);
        Assert.Equal(first, ofOneLook.Find(claim).Value.Path);

        var second = sandbox.Surroundings.At("second");
        Directory.Move(first, second);

        Assert.Equal(second, finder.Find(claim).Value.Path);
        Assert.Equal(first, ofOneLook.Find(claim).Value.Path);
        Assert.Equal(second, new WorktreeFinder(root, new Surroundings(root)).Find(claim).Value.Path);
    }
}
