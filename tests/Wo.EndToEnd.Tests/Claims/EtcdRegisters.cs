using System.Text;
using System.Text.Json.Nodes;
using Wo.TestKit.Remotes;

[assembly: AssemblyFixture(typeof(SharedEtcd))]

namespace Wo.EndToEnd.Tests.Claims;

/// <summary>Registers in keys of etcd, under a prefix that no other test has.</summary>
/// <param name="remote">The bare repository that work travels through.</param>
internal sealed class EtcdRegisters(string remote) : Registers
{
    private readonly EtcdAccess access = new(SharedEtcd.Address);

    // The same for each who asks for the registers of this remote.
    private readonly string prefix = "/tests/" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(remote));

    /// <inheritdoc/>
    public override string Settings =>
        $"claims: {{backend: etcd, endpoints: ['{SharedEtcd.Address}'], prefix: {prefix}}}";

    /// <inheritdoc/>
    public override bool AreInRemote => false;

    /// <inheritdoc/>
    public override JsonNode? Read(string id) =>
        access.Get(Key(id)) is { } found ? JsonNode.Parse(found.Content) : null;

    /// <inheritdoc/>
    public override void Write(string id, JsonNode? claim)
    {
        if (claim is null)
        {
            access.Delete(Key(id));
        }
        else
        {
            access.Put(Key(id), Encoding.UTF8.GetBytes(claim.ToJsonString()));
        }
    }

    private string Key(string id) => $"{prefix}/{id}";
}
