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
        var source = directory.At("source");
        Directory.CreateDirectory(source);
        GitSandbox.GitIn(source, "init", "--quiet", "--initial-branch=main");
        Write(source, "backlog/backlog.yaml", SampleInputs.Backlog);
        Write(source, "dod/dod.yaml", SampleInputs.DefinitionOfDone());
        foreach (var id in Ids)
        {
            var scope = $"scope: {{{RunningWork.Unlimited}}}\nx_text: only of {id}\n";
            Write(source, $"jobs/pending/{id}.yaml", PendingWork.Text(id, WorkOrderState.Pending, scope));
        }

        File.WriteAllText(
            Path.Join(source, ".gitignore"),
            string.Join('\n', ControlFiles.IgnoreLines) + "\n/_ctx/session_*\n/_ctx/handoff/\n"
        );
        GitSandbox.GitIn(source, "add", "--all");
        GitSandbox.GitIn(source, "commit", "--quiet", "--message", "A tree of work orders");
        GitSandbox.GitIn(directory.Path, "clone", "--quiet", "--bare", source, Location);
        GitSandbox.GitIn(Location, "config", "gc.auto", "0");
        Seen = new SeenVersions(this);
        for (var number = 1; number <= clones; number++)
        {
            var root = directory.At($"agent-{number}", "repo");
            Directory.CreateDirectory(Path.GetDirectoryName(root)!);
            GitSandbox.GitIn(directory.Path, "clone", "--quiet", new Uri(Location).AbsoluteUri, root);
            Clones.Add(new HistoryClone(this, $"agent-{number}", root));
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

    public void Dispose() => directory.Dispose();

    private static void Write(string root, string path, string content)
    {
        var full = Path.Join(root, "_ctx", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
