using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Which files a command opens, in its first thread and without its child processes.</summary>
[Soak]
public sealed class OpenedFileTests : IDisposable
{
    private static readonly string[] Opens = ["open", "openat"];

    private readonly SampleTree tree = new(5);
    private readonly TemporaryDirectory files = new();

    public void Dispose()
    {
        tree.Dispose();
        files.Dispose();
    }

    [Fact]
    public async Task No_command_waits_for_a_library_of_cryptography_to_load()
    {
        Strace.Require();
        string[][] commands =
        [
            ["take", "WO-0001"],
            ["heartbeat", "WO-0001"],
            ["session", "result", "WO-0001", "it works"],
            ["finish", "WO-0001", "--summary", "it works"],
            ["release", "WO-0002", "--reason", "no time for it"],
            ["list"],
            ["lint"],
            ["reconcile"],
            ["index"],
        ];
        await tree.Tool.Must("take", "WO-0002");
        foreach (var command in commands)
        {
            var opened = await OpenedBy(command);
            Assert.DoesNotContain(opened, line => line.Contains("libcrypto", StringComparison.Ordinal));
            if (command[0] == "take")
            {
                tree.Work("WO-0001");
            }
        }
    }

    [Fact]
    public async Task A_claim_reads_the_worktrees_of_others_once_for_its_plan_and_once_for_the_index()
    {
        Strace.Require();
        foreach (var id in (string[])["WO-0001", "WO-0002", "WO-0003"])
        {
            await tree.Tool.Must("take", id);
        }

        var opened = await OpenedBy("take", "WO-0004");

        foreach (var id in (string[])["WO-0001", "WO-0002", "WO-0003"])
        {
            Assert.Equal((2, 2, 2), (Count($"{id}/HEAD"), Count($"{id}/gitdir"), Count($"{id}/locked")));
        }

        int Count(string name) => opened.Count(line => line.Contains($"/worktrees/{name}>", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> OpenedBy(params string[] command)
    {
        var outcome = await Strace.Listing(tree.Tool, Opens, files.At("trace")).Run(command);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return Strace.Calls(files.At("trace"));
    }
}
