namespace Wo.Bench;

/// <summary>A bare repository with a pool of work orders whose claims are shared, and clones of it; gone afterwards.</summary>
internal sealed class ScratchRemote : IDisposable
{
    /// <summary>The name of its directory.</summary>
    public const string Name = "remote.git";

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("wo bench ");

    /// <summary>Makes them.</summary>
    /// <param name="tool">The tool as native code.</param>
    /// <param name="clones">How many clones.</param>
    /// <param name="workOrders">How many work orders, of which each clone has its share.</param>
    /// <param name="claims">The setting of <c>wo.yaml</c>.</param>
    public ScratchRemote(string tool, int clones, int workOrders, string claims)
    {
        using var source = ScratchRepository.WithPool(tool, workOrders, $"claims: {claims}\n");
        var git = new Command("git", directory.FullName);
        git.RunAside("clone", "--quiet", "--bare", source.Root, Path);
        for (var number = 0; number < clones; number++)
        {
            var root = System.IO.Path.Combine(directory.CreateSubdirectory($"clone-{number}").FullName, "repo");
            git.RunAside("clone", "--quiet", Path, root);
            Clones.Add(new ScratchClone(tool, root, number, number * (workOrders / clones)));
        }
    }

    /// <summary>The directory that it lies in.</summary>
    public string Parent => directory.FullName;

    /// <summary>Where it lies.</summary>
    public string Path => System.IO.Path.Combine(Parent, Name);

    /// <summary>The clones.</summary>
    public List<ScratchClone> Clones { get; } = [];

    /// <summary>Has all clones reach it by an address.</summary>
    public void Reach(string address)
    {
        foreach (var clone in Clones)
        {
            clone.Git.RunAside("config", "http.proxy", "");
            clone.Git.RunAside("remote", "set-url", "origin", address);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => directory.Delete(recursive: true);
}
