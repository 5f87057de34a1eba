using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>
/// A tree that is made once and put back as often as it is needed: to the same place, because git keeps absolute paths of
/// its worktrees.
/// </summary>
internal sealed class PreparedTree : IDisposable
{
    private readonly TemporaryDirectory original = new(inMemory: true);
    private readonly Promises promises;
    private readonly SweepScenario scenario;

    private PreparedTree(SweepScenario scenario, SampleTree tree)
    {
        (this.scenario, Tree) = (scenario, tree);
        promises = tree.Promises.Copy();
        Copy(tree.Repository.Surroundings.Path, original.Path);
    }

    /// <summary>The tree, as it is now.</summary>
    public SampleTree Tree { get; }

    /// <summary>What was promised in it, as of its last return.</summary>
    public Promises Promises { get; private set; } = new();

    /// <summary>Makes the tree of a scenario.</summary>
    public static async Task<PreparedTree> Of(SweepScenario scenario)
    {
        var tree = new SampleTree(inMemory: true, scenario.WorkOrders);
        await tree.Tool.Must("index");
        await scenario.Prepare(tree);
        Assert.NotEqual(scenario.IsDamaged, tree.Problems() is []);
        return new PreparedTree(scenario, tree);
    }

    /// <summary>Puts it back.</summary>
    public void Return()
    {
        var place = new DirectoryInfo(Tree.Repository.Surroundings.Path);
        Empty(place, original.Path);
        Copy(original.Path, place.FullName);
        scenario.Return(Tree);
        Promises = promises.Copy();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tree.Dispose();
        original.Dispose();
    }

    /// <summary>Directories that are to be there stay: by the number of one a clone knows that it is not a copy.</summary>
    private static void Empty(DirectoryInfo place, string like)
    {
        foreach (var entry in place.EnumerateFileSystemInfos())
        {
            var same = Path.Combine(like, entry.Name);
            if (entry is not DirectoryInfo { LinkTarget: null } directory)
            {
                entry.Delete();
            }
            else if (Directory.Exists(same))
            {
                Empty(directory, same);
            }
            else
            {
                directory.Delete(recursive: true);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        using var copy = Process.Start("cp", ["-a", from + "/.", to]);
        copy.WaitForExit();
        Assert.Equal(0, copy.ExitCode);
    }
}
