using System.Text;
using Wo.Engine.Configuration;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims.BackEnds;

/// <summary>Registers in keys of etcd; what disturbs is the way of a clone there.</summary>
internal sealed class EtcdClaimStore(params Uri[] members) : ClaimStore
{
    private readonly EtcdAccess access = new(members[0]);
    private readonly Dictionary<string, EtcdWay> ways = [];
    private readonly string prefix = $"/tests/{Guid.NewGuid():N}";

    public override ClaimsSettings SettingsOf(string clone)
    {
        // To several members clones go straight, each to another one first.
        var first = ways.Count % members.Length;
        var way = ways[clone] = new EtcdWay(members[first]);
        Uri[] addresses = members is [_] ? [way.Address] : [.. members[first..], .. members[..first]];
        return new() { Backend = ClaimsSettings.EtcdName, Etcd = new EtcdSettings([.. addresses], prefix) };
    }

    public override byte[]? Read(string id) => access.Get(Key(id))?.Content;

    public override void Write(string id, string content) => access.Put(Key(id), Encoding.UTF8.GetBytes(content));

    public override void Remove(string id) => access.Delete(Key(id));

    public override int Changes(string id) => access.Get(Key(id))!.Value.Changes;

    public override string Everything(string id) => Encoding.UTF8.GetString(Read(id)!);

    public override void GoAway()
    {
        foreach (var way in ways.Values)
        {
            way.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        ways.Clear();
    }

    public override void Disturb(TestClone clone, Disturbance disturbance) => ways[clone.Name].Swaps = disturbance;

    public override void Mend(TestClone clone) => ways[clone.Name].Swaps = null;

    public override Func<int> RenewAtEachLook(TestClone clone, string id)
    {
        var way = ways[clone.Name];
        way.BeforeLook = () => access.Put(Key(id), Read(id)!);
        var before = way.Looks;
        return () => way.Looks - before;
    }

    public override void HangAtLooks(TestClone clone)
    {
        ways[clone.Name].LooksHang = true;
        clone.Git = new(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
        {
            RemoteLimit = TimeSpan.FromSeconds(1),
        };
    }

    public override Func<bool> HangUntilAsked(TestClone clone, TimeSpan grace, CancellationToken askedToStop)
    {
        var way = ways[clone.Name];
        way.LooksHang = true;
        clone.Git = new(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
        {
            Grace = grace,
            AskedToStop = askedToStop,
        };
        var before = way.Looks;
        return () => way.Looks > before;
    }

    public override void Dispose() => GoAway();

    private string Key(string id) => $"{prefix}/{id}";
}
