using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims.Network;

/// <summary>A remote behind <c>git http-backend</c> and a proxy, and one clone that reaches it by that.</summary>
internal sealed class CutRemote : IAsyncDisposable
{
    private readonly SharedWork work;
    private readonly GitHttpServer server;
    private readonly CuttingProxy proxy;
    private readonly string proxied;
    private IReadOnlyList<(int Asked, int Answered)> traffic = [];

    public CutRemote(params string[] ids)
    {
        work = new SharedWork(ids);
        server = new GitHttpServer(Path.GetDirectoryName(work.Remote)!);
        proxy = new CuttingProxy(server.Port);
        proxied = $"http://127.0.0.1:{proxy.Port}/{Path.GetFileName(work.Remote)}";
    }

    /// <summary>The clone behind the proxy.</summary>
    public TestClone Clone => work.Alice;

    /// <summary>The remote as it is.</summary>
    public SharedWork Work => work;

    /// <summary>Runs a command with a fault between the clone and its remote.</summary>
    public T Through<T>(ProxyFault? fault, Func<T> command)
    {
        GitSandbox.GitIn(Clone.Root, "config", "http.proxy", "");
        GitSandbox.GitIn(Clone.Root, "remote", "set-url", "origin", proxied);
        proxy.Set(fault);
        try
        {
            return command();
        }
        finally
        {
            traffic = proxy.Traffic;
            GitSandbox.GitIn(Clone.Root, "remote", "set-url", "origin", new Uri(work.Remote).AbsoluteUri);
        }
    }

    /// <summary>Each fault at each point that the last command passed; a step of 1 tries every byte.</summary>
    public IReadOnlyList<ProxyFault> Faults(int step)
    {
        var faults = new List<ProxyFault>();
        for (var number = 0; number < traffic.Count; number++)
        {
            faults.Add(new ProxyFault(ProxyFaultKind.Drop, number));
            faults.Add(new ProxyFault(ProxyFaultKind.Delay, number));
            faults.Add(new ProxyFault(ProxyFaultKind.Duplicate, number));
            for (var at = 1; at < traffic[number].Asked; at += step)
            {
                faults.Add(new ProxyFault(ProxyFaultKind.CutRequest, number, at));
            }

            for (var at = 1; at < traffic[number].Answered; at += step)
            {
                faults.Add(new ProxyFault(ProxyFaultKind.CutAnswer, number, at));
            }
        }

        return faults;
    }

    public async ValueTask DisposeAsync()
    {
        await proxy.DisposeAsync();
        await server.DisposeAsync();
        work.Dispose();
    }
}
