using Wo.Engine.Store;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>The bare remote of one history, and the clones of it.</summary>
internal sealed class HistoryRemote : IDisposable
{
    /// <summary>The work orders.</summary>
    public static readonly string[] Ids = ["WO-0001", "WO-0002", "WO-0003"];

    // In memory: what is asked is what a process leaves behind, not what a disk does.
    private readonly TemporaryDirectory directory = new(inMemory: true);

    public HistoryRemote(int clones)
    {
        SharedTree.Make(directory, Location, Ids, static id => $"x_text: only of {id}\n");
        GitSandbox.GitIn(Location, "config", "gc.auto", "0");
        Seen = new SeenVersions(this);
        for (var number = 1; number <= clones; number++)
        {
            var name = $"agent-{number}";
            Clones.Add(new HistoryClone(this, name, SharedTree.Clone(directory, Location, name)));
        }
    }

    public string Location => directory.At("remote.git");

    public WorldTime World { get; } = new();

    public List<HistoryClone> Clones { get; } = [];

    /// <summary>When each clone first saw each version of a register.</summary>
    public SeenVersions Seen { get; }

    /// <summary>Where a register is; <see langword="null"/> for none. Read from the file of the ref.</summary>
    public string? Tip(string id)
    {
        var path = Path.Join(Location, "refs", "wo", "claims", id);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    /// <summary>Runs git in the remote.</summary>
    public string Git(params string[] arguments) => GitSandbox.GitIn(Location, arguments);

    /// <summary>Whether a branch of the remote contains a commit.</summary>
    public bool HasOnBranch(string commit) => Git("rev-list", "--branches").Contains(commit, StringComparison.Ordinal);

    public void Dispose() => directory.Dispose();
}
