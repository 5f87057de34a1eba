using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What verbs leave in the journal, and what its loss costs.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private string Journal => tree.At(".git/wo/journal");

    private JsonElement[] Lines => [.. File.ReadAllLines(Journal).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>Verb, states and revision of each line.</summary>
    private string[] Moves =>
        [.. Lines.Select(line => $"{Text(line, "verb")} {Text(line, "from")}>{Text(line, "to")} {Text(line, "rev")}")];

    [Fact]
    public async Task Every_transition_is_a_line_with_who_what_and_why()
    {
        var token = (await tree.TakeOne()).GetProperty("token").GetString()!;
        await Ok("finish", "WO-1", "--result", "partial", "--summary", $"half of it, token {token}");
        await Ok("requeue", "WO-1", "--reason", "try\nagain");
        await Ok("take", "WO-1");
        await Ok("release", "WO-1", "--reason", "not today");
        await Ok("take", "WO-1");
        await Ok("finish", "WO-1", "--summary", "all of it");
        await Ok("reopen", "WO-1", "--reason", "not after all");
        await tree.New("Another");

        Assert.Equal(
            [
                "take pending>running 1",
                "finish running>partial 2",
                "requeue partial>pending 3",
                "take pending>running 4",
                "release running>pending 5",
                "take pending>running 6",
                "finish running>done 7",
                "reopen done>pending 8",
                "new >pending 0",
            ],
            Moves
        );
        Assert.All(Lines, line => Assert.Equal("E-0001", Text(line, "epic")));
        Assert.All(Lines[..^1], line => Assert.Equal("ada", Text(line, "owner")));
        Assert.Equal("half of it, token …", Text(Lines[1], "reason"));
        Assert.Equal("try again", Text(Lines[2], "reason"));
        Assert.Equal(("done", "all of it"), (Text(Lines[6], "result"), Text(Lines[6], "reason")));
        Assert.DoesNotContain(token, File.ReadAllText(Journal));
    }

    [Fact]
    public async Task Gates_that_said_no_are_a_line_and_so_is_a_takeover()
    {
        await tree.TakeOne("'false'");
        await tree.Wo("verify", "WO-1");
        await tree.Wo("finish", "WO-1", "--summary", "it is not");
        tree.Time = new StoppedClock { Now = DateTimeOffset.UtcNow.AddDays(3) };
        await Ok("take", "WO-1", "--takeover", "--owner", "bob");

        Assert.Equal(
            [
                "take pending>running 1",
                "verify running>running 1",
                "finish running>running 1",
                "takeover running>running 1",
            ],
            Moves
        );
        Assert.Equal("refused", Text(Lines[2], "result"));
        Assert.Equal(
            "verify_commands",
            Assert.Single(Lines[2].GetProperty("failed_gates").EnumerateArray()).GetString()
        );
        Assert.True(Lines[2].GetProperty("gates_seconds").GetDouble() >= 0);
        Assert.Equal(("bob", "ada"), (Text(Lines[3], "owner"), Text(Lines[3], "former_owner")));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("torn")]
    [InlineData("directory")]
    [InlineData("link")]
    [InlineData("binary")]
    public async Task Whatever_became_of_the_journal_every_command_does_its_work(string fate)
    {
        await tree.TakeOne();
        File.Delete(Journal);
        switch (fate)
        {
            case "torn":
                File.WriteAllText(Journal, "{\"at\":\"2026");
                break;
            case "directory":
                Directory.CreateDirectory(Journal);
                break;
            case "link":
                File.CreateSymbolicLink(Journal, "/dev/full");
                break;
            case "binary":
                File.WriteAllBytes(Journal, [0, 255, 10, 13, 192, 0]);
                break;
        }

        var run = await tree.Wo("finish", "WO-1", "--summary", "done");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("warning", run.Error);
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "INFO")).ExitCode);
        Assert.Equal(0, (await tree.Wo("gc", "--apply")).ExitCode);
    }

    [Fact]
    public async Task Garbage_collection_and_repairs_leave_it_alone()
    {
        await tree.TakeOne();
        await Ok("finish", "WO-1", "--summary", "done");
        File.WriteAllText(Journal + ".1", "older\n");
        var before = File.ReadAllText(Journal);

        await Ok("gc", "--apply", "--days", "0");
        await Ok("reconcile", "--apply");

        Assert.Equal(before, File.ReadAllText(Journal));
        Assert.Equal("older\n", File.ReadAllText(Journal + ".1"));
    }

    private async Task Ok(params string[] arguments)
    {
        var run = await tree.Wo(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private static string Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) ? value.ToString() : "";
}
