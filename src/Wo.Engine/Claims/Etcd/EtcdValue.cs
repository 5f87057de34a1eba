namespace Wo.Engine.Claims.Etcd;

/// <summary>A key of etcd with what it holds.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Revision">The revision of etcd that it was last changed in.</param>
/// <param name="Content">What it holds.</param>
internal sealed record EtcdValue(byte[] Key, long Revision, byte[] Content);
