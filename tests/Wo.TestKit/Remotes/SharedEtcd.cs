namespace Wo.TestKit.Remotes;

/// <summary>The etcd of all tests that need one and break nothing in it: each has names of its own. Ends with the run.</summary>
public sealed class SharedEtcd : IDisposable
{
    private static readonly Lazy<EtcdServer> Server = new(static () => new EtcdServer());

    /// <summary>Where it is; started by the first that asks.</summary>
    public static Uri Address => Server.Value.Address;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Server.IsValueCreated)
        {
            Server.Value.Dispose();
        }
    }
}
