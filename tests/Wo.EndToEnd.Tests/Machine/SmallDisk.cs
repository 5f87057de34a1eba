using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>A prepared tree on a small file system of its own, which can be filled up and emptied again.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly PreparedTree prepared;

    private SmallDisk(PreparedTree prepared, string options)
    {
        this.prepared = prepared;
        Privileges.Must("mount", "-t", "tmpfs", "-o", options, "none", Place);
        prepared.Return();
    }

    /// <summary>The tree.</summary>
    public SampleTree Tree => prepared.Tree;

    /// <summary>What was promised in it.</summary>
    public Promises Promises => prepared.Promises;

    private string Place => Tree.Repository.Surroundings.Path;

    private string Filling => Path.Combine(Place, "filling");

    /// <summary>Makes it.</summary>
    /// <param name="scenario">What is prepared.</param>
    /// <param name="options">Options of tmpfs, such as its size.</param>
    public static async Task<SmallDisk> Of(SweepScenario scenario, string options) =>
        new(await PreparedTree.Of(scenario), options);

    /// <summary>Leaves no byte.</summary>
    public void FillWithBytes()
    {
        Directory.CreateDirectory(Filling);
        Privileges.Run("dd", "if=/dev/zero", "of=" + Path.Combine(Filling, "bytes"), "bs=4096", "status=none");
    }

    /// <summary>Leaves no inode.</summary>
    public void FillWithFiles()
    {
        Directory.CreateDirectory(Filling);
        try
        {
            for (var number = 0; ; number++)
            {
                File.Create(Path.Combine(Filling, $"{number}")).Dispose();
            }
        }
        catch (IOException)
        {
            return; // that was the last one
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => Directory.Delete(Filling, recursive: true);

    /// <inheritdoc/>
    public void Dispose()
    {
        Privileges.Must("umount", "--lazy", Place);
        prepared.Dispose();
    }
}
