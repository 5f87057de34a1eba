using Wo.Engine.Claims;
using Wo.Engine.Store;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>A remote with a tree of pending work orders, and clones of it that share their claims there.</summary>
internal sealed class SharedWork : IDisposable
{
    private readonly TemporaryDirectory directory = new(inMemory: true);
    private readonly List<TestClone> clones = [];

    private readonly ClaimStore store;

    /// <summary>Registers in the remote itself.</summary>
    public SharedWork(params string[] ids)
        : this(ids, static (remote, surroundings) => new GitClaimStore(remote, surroundings)) { }

    private SharedWork(string[] ids, Func<string, TemporaryDirectory, ClaimStore> open)
    {
        store = open(Remote, directory);
        SharedTree.Make(directory, Remote, ids.Length == 0 ? ["WO-0001"] : ids);
        (Alice, Bob) = (Clone("alice"), Clone("bob"));
    }

    /// <summary>Registers in a back end.</summary>
    /// <param name="backEnd">One of <see cref="ClaimBackEnds"/>.</param>
    /// <param name="ids">The work orders; one where none are named.</param>
    public static SharedWork In(string backEnd, params string[] ids)
    {
        ClaimBackEnds.SkipWhereMissing(backEnd);
        return new(ids, (remote, surroundings) => ClaimBackEnds.Open(backEnd, remote, surroundings));
    }

    /// <summary>Registers in a place of the caller's.</summary>
    public static SharedWork On(ClaimStore store, params string[] ids) => new(ids, (_, _) => store);

    public TestClone Alice { get; }

    public TestClone Bob { get; }

    public string Remote => directory.At("remote.git");

    public TemporaryDirectory Surroundings => directory;

    /// <summary>Where the registers lie.</summary>
    public ClaimStore Store => store;

    /// <summary>One more clone.</summary>
    public TestClone Clone(string name)
    {
        var clone = new TestClone(name, SharedTree.Clone(directory, Remote, name), store.SettingsOf(name));
        clones.Add(clone);
        return clone;
    }

    /// <summary>Runs git in the remote.</summary>
    public string Git(params string[] arguments) => GitSandbox.GitIn(Remote, arguments);

    /// <summary>What lies in a register, read by nothing of the product but the reader of claims.</summary>
    public SharedClaim? Claim(string id = "WO-0001")
    {
        if (store.Read(id) is not { } text)
        {
            return null;
        }

        var claim = SharedClaimReader.Read(PendingWork.Id(id), text, out var defect);
        Assert.Null(defect);
        return claim;
    }

    /// <summary>A hook of the remote.</summary>
    public void Hook(string name, string script) =>
        TemporaryDirectory.WriteScript(Path.Join(Remote, "hooks", name), script);

    /// <summary>Comes back once something has happened; the limit is that of the test.</summary>
    public static Task Until(Func<bool> hasHappened)
    {
        var cancellation = TestContext.Current.CancellationToken;
        return Task.Run(
            () => SpinWait.SpinUntil(() => hasHappened() || cancellation.IsCancellationRequested),
            cancellation
        );
    }

    public void Dispose()
    {
        store.Dispose();
        directory.Dispose();
    }
}
