using Wo.Engine.Store;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>A bare remote with a tree of pending work orders, and clones of it.</summary>
internal static class SharedTree
{
    /// <summary>Makes the remote.</summary>
    /// <param name="directory">Where the tree is written before.</param>
    /// <param name="remote">Where the remote is to be.</param>
    /// <param name="ids">The work orders.</param>
    /// <param name="moreOf">Further lines of each.</param>
    public static void Make(
        TemporaryDirectory directory,
        string remote,
        IEnumerable<string> ids,
        Func<string, string>? moreOf = null
    )
    {
        var source = directory.At("source");
        Directory.CreateDirectory(source);
        GitSandbox.GitIn(source, "init", "--quiet", "--initial-branch=main");
        Write(source, "backlog/backlog.yaml", SampleInputs.Backlog);
        Write(source, "dod/dod.yaml", SampleInputs.DefinitionOfDone());
        foreach (var id in ids)
        {
            var more = $"scope: {{{RunningWork.Unlimited}}}\n{moreOf?.Invoke(id)}";
            Write(source, $"jobs/pending/{id}.yaml", PendingWork.Text(id, WorkOrderState.Pending, more));
        }

        File.WriteAllText(
            Path.Join(source, ".gitignore"),
            string.Join('\n', ControlFiles.IgnoreLines) + "\n/_ctx/session_*\n/_ctx/handoff/\n"
        );
        GitSandbox.GitIn(source, "add", "--all");
        GitSandbox.GitIn(source, "commit", "--quiet", "--message", "A tree of work orders");
        GitSandbox.GitIn(directory.Path, "clone", "--quiet", "--bare", source, remote);
    }

    /// <summary>Makes a clone of it.</summary>
    /// <returns>Its root.</returns>
    public static string Clone(TemporaryDirectory directory, string remote, string name)
    {
        var root = directory.At(name, "repo");
        Directory.CreateDirectory(Path.GetDirectoryName(root)!);
        GitSandbox.GitIn(directory.Path, "clone", "--quiet", new Uri(remote).AbsoluteUri, root);
        return root;
    }

    private static void Write(string root, string path, string content)
    {
        var full = Path.Join(root, "_ctx", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }
}
