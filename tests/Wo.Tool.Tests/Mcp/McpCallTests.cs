using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.Hosting;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>Calls of tools: they are commands, several may run at once, and each can be followed and taken back.</summary>
public sealed class McpCallTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task One_work_order_is_taken_done_and_closed_without_a_token_in_any_answer()
    {
        tree.Put("WO-1").Put("WO-2", "done");
        await using var client = await McpConversation.Start(tree);

        var ready = await client.Call("ready", """{"limit":5}""");
        var taken = (await client.Call("take", """{"id":"WO-1"}""")).GetProperty("data");
        var token = TokenOf("WO-1");
        Work(taken);
        await client.Call("session", """{"kind":"result","id":"WO-1","text":"--it works"}""");
        var beat = await client.Call("heartbeat", """{"id":"WO-1"}""");
        var verified = await client.Call("verify", """{"id":"WO-1"}""");
        var shown = await client.Call("show", """{"id":"WO-1"}""");
        var finished = await client.Call("finish", """{"id":"WO-1","summary":"segments are clustered"}""");
        var status = await client.Call("status");

        Assert.Equal("WO-1", ready.GetProperty("data")[0].GetProperty("id").GetString());
        Assert.True(beat.GetProperty("ok").GetBoolean(), beat.GetRawText());
        Assert.True(verified.GetProperty("ok").GetBoolean(), verified.GetRawText());
        Assert.Equal("running", shown.GetProperty("data").GetProperty("state").GetString());
        Assert.Equal("done", finished.GetProperty("data").GetProperty("state").GetString());
        Assert.True(status.GetProperty("ok").GetBoolean());
        Assert.True(File.Exists(tree.FileOf("done", "WO-1")));
        Assert.DoesNotContain(token, client.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failure_is_an_error_with_the_card()
    {
        await using var client = await McpConversation.Start(tree);

        var answer = await client.Call("show", """{"id":"WO-404"}""");

        var error = answer.GetProperty("error");
        Assert.Equal("NOT_FOUND", error.GetProperty("class").GetString());
        Assert.Equal(3, error.GetProperty("exit_code").GetInt32());
        Assert.NotEqual(0, error.GetProperty("next_steps").GetArrayLength());
    }

    [Fact]
    public async Task What_the_caller_may_do_follows_from_what_was_taken_here()
    {
        tree.Put("WO-1");
        await using (var first = await McpConversation.Start(tree, "--owner", "agent-1"))
        {
            var taken = await first.Call("take", """{"id":"WO-1"}""");
            Assert.Equal("agent-1", taken.GetProperty("data").GetProperty("owner").GetString());
        }

        await using (var other = await McpConversation.Start(tree, "--owner", "agent-2"))
        {
            var refused = await other.Call("release", """{"id":"WO-1","reason":"I want it"}""");
            Assert.Equal("CONFLICT", refused.GetProperty("error").GetProperty("class").GetString());
        }

        await using var again = await McpConversation.Start(tree, "--owner", "agent-1");
        var resumed = await again.Call("take", """{"id":"WO-1","resume":true}""");
        var released = await again.Call("release", """{"id":"WO-1","reason":"after a restart"}""");

        Assert.True(resumed.GetProperty("data").GetProperty("resumed").GetBoolean());
        Assert.Equal("pending", released.GetProperty("data").GetProperty("state").GetString());
        Assert.DoesNotContain("\"token\"", again.Written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Steps_that_an_answer_proposes_repeat_the_name_that_the_server_acts_under()
    {
        tree.PutText("WO-1", "pending", WithGate("'false'"));
        await using var client = await McpConversation.Start(tree, "--owner", "agent 1");
        Work((await client.Call("take", """{"id":"WO-1"}""")).GetProperty("data"));

        var refused = await client.Call("finish", """{"id":"WO-1"}""");

        Assert.Contains(
            refused.GetProperty("error").GetProperty("next_steps").EnumerateArray(),
            step => step.GetString()!.Contains("--owner 'agent 1'", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_long_gate_tells_how_it_goes_on_and_keeps_no_other_call_waiting()
    {
        using var gate = new HeldGate();
        await using var client = await TakeWithGate(gate);

        var finish = client.Begin("finish", """{"id":"WO-1","summary":"done"}""");
        var progress = await client.Progress(finish);
        var shown = await client.Call("show", """{"id":"WO-1"}""");
        var beat = await client.Call("heartbeat", """{"id":"WO-1"}""");
        gate.Release();
        var finished = McpConversation.Object(await client.Answer(finish));

        Assert.Contains("read -r", progress.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("running", shown.GetProperty("data").GetProperty("state").GetString());
        Assert.True(beat.GetProperty("ok").GetBoolean(), beat.GetRawText());
        Assert.Equal("done", finished.GetProperty("data").GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_call_that_is_taken_back_is_stopped_as_by_a_signal()
    {
        using var gate = new HeldGate();
        await using var client = await TakeWithGate(gate);
        var before = tree.Git.Git("status", "--porcelain");
        var finish = client.Begin("finish", """{"id":"WO-1","summary":"done"}""");
        await client.Progress(finish);

        client.Send(
            $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{finish}}},"reason":"no"}}"""
        );
        // The lock of the operation is free once the stopped one has ended.
        JsonElement verified;
        do
        {
            verified = await client.Call("session", """{"kind":"intent","id":"WO-1","text":"once more"}""");
        } while (!verified.GetProperty("ok").GetBoolean());

        Assert.True(File.Exists(tree.FileOf("running", "WO-1")));
        Assert.Equal(before, tree.Git.Git("status", "--porcelain"));
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 143)]
    public async Task The_end_of_the_client_or_a_signal_stops_the_gates_and_leaves_the_work_order_running(
        bool isSignal,
        int exitCode
    )
    {
        using var gate = new HeldGate();
        await using var client = await TakeWithGate(gate);
        await client.Progress(client.Begin("finish", """{"id":"WO-1","summary":"done"}"""));

        if (isSignal)
        {
            client.Interrupts.Send(InterruptSignal.Terminate);
        }

        Assert.Equal(exitCode, isSignal ? await client.Ended() : await client.End());
        Assert.True(File.Exists(tree.FileOf("running", "WO-1")));
        Assert.Equal(0, (await tree.Wo("reconcile")).ExitCode);
        // The same owner may go on.
        Assert.Equal(0, (await tree.Wo("heartbeat", "WO-1")).ExitCode);
    }

    [Fact]
    public async Task What_was_asked_before_the_end_of_the_input_is_answered()
    {
        tree.Put("WO-1");
        var client = await McpConversation.Start(tree);
        var asked = Enumerable.Range(0, 40).Select(_ => client.Begin("show", """{"id":"WO-1"}""")).ToList();

        Assert.Equal(0, await client.End());

        foreach (var id in asked)
        {
            Assert.True(McpConversation.Object(await client.Answer(id)).GetProperty("ok").GetBoolean());
        }
    }

    [Fact]
    public async Task Two_that_take_the_next_at_once_get_two()
    {
        tree.Git.Write("_ctx/policy/wo.yaml", "scope_overlap: allow\n");
        tree.Put("WO-1").Put("WO-2");
        tree.Commit("Add work orders");
        await using var client = await McpConversation.Start(tree);

        var both = await Task.WhenAll(
            client.Call("take", """{"next":true}"""),
            client.Call("take", """{"next":true}""")
        );

        Assert.Equal(
            ["WO-1", "WO-2"],
            both.Select(answer => answer.GetProperty("data").GetProperty("id").GetString()).Order()
        );
    }

    private async Task<McpConversation> TakeWithGate(HeldGate gate)
    {
        tree.PutText("WO-1", "pending", WithGate(gate.Command));
        var client = await McpConversation.Start(tree);
        Work((await client.Call("take", """{"id":"WO-1"}""")).GetProperty("data"));
        return client;
    }

    private static void Work(JsonElement taken) =>
        GitSandbox.GitIn(
            taken.GetProperty("worktree").GetString()!,
            "commit",
            "--quiet",
            "--allow-empty",
            "--message",
            "Do the work"
        );

    private static string WithGate(string command) =>
        TreeSandbox
            .Valid("WO-1", "pending", "P1", "Only one", "")
            .Replace("- 'true'", $"- {command}", StringComparison.Ordinal);

    private string TokenOf(string id)
    {
        using var record = JsonDocument.Parse(File.ReadAllText(tree.At($".git/wo/records/{id}")));
        return record.RootElement.GetProperty("lease").GetProperty("token").GetString()!;
    }
}
