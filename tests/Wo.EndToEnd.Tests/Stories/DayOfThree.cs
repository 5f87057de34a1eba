using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>A day of three owners: what is closed, given back, given up, refused, taken over, left half done and opened again.</summary>
internal sealed class DayOfThree : IDisposable
{
    public const string Ada = "ada";
    public const string Bob = "bob";
    public const string Eve = "eve";

    public DayOfThree()
    {
        Tree = new SampleTree(
            new SampleWorkOrder("WO-0001"),
            new SampleWorkOrder("WO-0002"),
            new SampleWorkOrder("WO-0003") { Verify = ["test -f src/checked"] },
            new SampleWorkOrder("WO-0004"),
            new SampleWorkOrder("WO-0005")
        );
        Account = new Account(Tree.Tool);
    }

    /// <summary>The tree.</summary>
    public SampleTree Tree { get; }

    /// <summary>What was done.</summary>
    public Account Account { get; }

    /// <inheritdoc/>
    public void Dispose() => Tree.Dispose();

    /// <summary>Lives it.</summary>
    public async Task Live()
    {
        using var waiting = Tree.Tool.Start("wait", "WO-0001", "--until", "done");
        await Take("WO-0001", Ada);
        await Tree.Tool.Must("heartbeat", "WO-0001", "--owner", Ada);
        await Close("WO-0001", Ada);
        Assert.Equal(0, (await waiting.EndAsync(TestRun.Cancellation)).ExitCode);

        // Given back; tried and given up; tried again.
        await Take("WO-0002", Bob);
        await Account.Do(
            0,
            ("WO-0002", "release", "running", "pending", null, Bob),
            ["release", "WO-0002", "--reason", "called away", "--owner", Bob]
        );
        await Take("WO-0002", Eve);
        await End("WO-0002", Eve, "failed");
        await Account.Do(
            0,
            ("WO-0002", "requeue", "failed", "pending", null, Eve),
            ["requeue", "WO-0002", "--reason", "it is possible after all"]
        );
        await Take("WO-0002", Bob);
        await Close("WO-0002", Bob);

        // Gates say no twice.
        await Take("WO-0003", Eve);
        Tree.Work("WO-0003");
        (string, string, string?, string?, string?, string?) refused = (
            "WO-0003",
            "finish",
            "running",
            "running",
            "refused",
            Eve
        );
        await Account.Do(1, refused, ["finish", "WO-0003", "--summary", "x", "--owner", Eve]);
        await Account.Do(1, refused with { Item2 = "verify" }, ["verify", "WO-0003", "--owner", Eve]);
        await File.WriteAllTextAsync(Path.Join(Tree.WorktreeOf("WO-0003"), "src", "checked"), "", TestRun.Cancellation);
        await Close("WO-0003", Eve);

        // A lease runs out, another takes over and leaves it half done; a third goes on and is not ready by the evening.
        Account.Tool = Tree.Tool.With("WO_LOCK_TTL_SEC", "1");
        await Take("WO-0004", Ada);
        Account.Tool = Tree.Tool;
        await Account.Do(
            0,
            ("WO-0004", "takeover", "running", "running", null, Bob),
            ["take", "WO-0004", "--takeover", "--owner", Bob]
        );
        await End("WO-0004", Bob, "partial");
        await Account.Do(0, ("WO-0004", "take", "partial", "running", null, Eve), ["take", "WO-0004", "--owner", Eve]);
        await Account.Do(
            0,
            ("WO-0004", "resume", "running", "running", null, Eve),
            ["take", "WO-0004", "--resume", "--owner", Eve]
        );

        // Second thoughts.
        await Account.Do(
            0,
            ("WO-0001", "reopen", "done", "pending", null, Ada),
            ["reopen", "WO-0001", "--reason", "it does not fit"]
        );
        await Take("WO-0001", Bob);
        await Close("WO-0001", Bob);
    }

    private Task<WoOutcome> Take(string id, string owner) =>
        Account.Do(0, (id, "take", "pending", "running", null, owner), ["take", id, "--owner", owner]);

    private async Task Close(string id, string owner)
    {
        Tree.Work(id);
        await End(id, owner, "done");
    }

    private Task<WoOutcome> End(string id, string owner, string result) =>
        Account.Do(
            0,
            (id, "finish", "running", result, result, owner),
            ["finish", id, "--result", result, "--summary", $"it is {result}", "--owner", owner]
        );
}
