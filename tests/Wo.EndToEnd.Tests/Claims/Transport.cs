using Wo.EndToEnd.Tests.Concurrency;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>
/// How clones reach their registers: through git by <c>file</c>, <c>http</c> or <c>ssh</c>, each with a server of the test's own;
/// or in <c>etcd</c>, and their remote by <c>file</c>.
/// </summary>
internal sealed class Transport : IAsyncDisposable
{
    private readonly string name;
    private readonly string parent;
    private readonly GitHttpServer? http;
    private readonly SshServer? ssh;

    private Transport(string name, string parent)
    {
        (this.name, this.parent) = (name, parent);
        http = name == "http" ? new GitHttpServer(parent) : null;
        ssh = name == "ssh" ? new SshServer() : null;
    }

    /// <summary>All of them, or the one that <c>WO_TRANSPORT</c> names.</summary>
    public static string[] Names =>
        Environment.GetEnvironmentVariable("WO_TRANSPORT") is { Length: > 0 } one ? [one] : [.. BackEnds.Keys];

    /// <summary>What the registers lie in, for each.</summary>
    public static IReadOnlyDictionary<string, string> BackEnds { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["file"] = "git",
            ["http"] = "git",
            ["ssh"] = "git",
            ["etcd"] = "etcd",
        };

    /// <summary>Starts the server for a remote; skips the test where it cannot run here.</summary>
    public static Transport To(SharedRemote remote, string name)
    {
        Assert.SkipWhen(name == "ssh" && SshServer.Hindrance is not null, SshServer.Hindrance ?? "");
        return new Transport(name, System.IO.Path.GetDirectoryName(remote.Path)!);
    }

    /// <summary>Makes clones that reach the remote this way.</summary>
    public IReadOnlyList<WoTool> Clones(SharedRemote remote, int count) =>
        [.. Enumerable.Range(1, count).Select(number => Clone(remote, $"agent-{number}"))];

    /// <summary>Makes a clone that reaches the remote this way.</summary>
    public WoTool Clone(SharedRemote remote, string clone)
    {
        var tool = remote.Clone(clone);
        var root = RootOf(clone);
        if (http is not null)
        {
            GitSandbox.GitIn(root, "config", "http.proxy", "");
            GitSandbox.GitIn(root, "remote", "set-url", "origin", http.AddressOf("remote.git"));
        }
        else if (ssh is not null)
        {
            GitSandbox.GitIn(root, "config", "core.sshCommand", ssh.Command);
            GitSandbox.GitIn(root, "remote", "set-url", "origin", ssh.AddressOf(remote.Path));
        }

        return tool;
    }

    /// <summary>The main worktree of a clone.</summary>
    public string RootOf(string clone) => System.IO.Path.Join(parent, clone, "repo");

    /// <inheritdoc/>
    public override string ToString() => name;

    public async ValueTask DisposeAsync()
    {
        if (http is not null)
        {
            await http.DisposeAsync();
        }

        ssh?.Dispose();
    }
}
