using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What <c>wo '[complete]'</c> offers; the shells themselves are tried end to end.</summary>
public sealed class CompletionAnswerTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public CompletionAnswerTests() =>
        tree.Put("WO-0001")
            .Put("WO-0002", "partial")
            .PutText("WO-0003", "running", Owned("WO-0003", "running", "bob"))
            .PutText("WO-0010", "failed", Owned("WO-0010", "failed", "eve & co"))
            .Put("WO-0011", "done");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("ta", "take")]
    [InlineData("session |re", "result")]
    [InlineData("help |statu", "status")]
    [InlineData("take |", "WO-0001 WO-0002")]
    [InlineData("preflight |", "WO-0001 WO-0002")]
    [InlineData("take |--takeover|", "WO-0003")]
    [InlineData("take |--owner|x|", "WO-0001 WO-0002")]
    [InlineData("finish |", "WO-0003")]
    [InlineData("heartbeat |wo-", "WO-0003")]
    [InlineData("release |", "WO-0003")]
    [InlineData("session |result|", "WO-0003")]
    [InlineData("requeue |", "WO-0002 WO-0010")]
    [InlineData("show |1", "WO-0001 WO-0010 WO-0011")]
    [InlineData("show |WO-001", "WO-0010 WO-0011")]
    [InlineData("lint |WO-0001|WO-000", "WO-0002 WO-0003")]
    [InlineData("new |", "")]
    [InlineData("new |--depends|WO-0003|--depends|WO-000", "WO-0001 WO-0002 WO-0003")]
    [InlineData("list |", "pending running done failed partial")]
    [InlineData("list |pending|p", "partial")]
    [InlineData("list |--owner|", "bob,eve & co")]
    [InlineData("list |--owner=b", "--owner=bob")]
    [InlineData("ls |--epic|", "E-0001")]
    [InlineData("new |--dod|D", "DOD-DEFAULT")]
    [InlineData("new |--priority|P", "P0 P1 P2 P3")]
    [InlineData("finish |WO-0003|--result|", "done failed partial")]
    [InlineData("lint |--format|s", "sarif")]
    [InlineData("log |--verb|re", "reconcile release renumber reopen requeue resume")]
    [InlineData("log |WO-000", "WO-0001 WO-0002 WO-0003")]
    [InlineData("wait |WO-0001|--until|", "closed done failed partial pending running")]
    [InlineData("watc", "watch")]
    [InlineData("watch |--on", "--once")]
    [InlineData("stats |--by|", "epic owner week")]
    [InlineData("deps |--format|", "dot mermaid svg tree")]
    [InlineData("reconcile |--fail-on|P", "P0 P1")]
    [InlineData("completion |", "bash fish powershell zsh")]
    [InlineData("take |--re", "--reason --resume")]
    [InlineData("take |--resume|--re", "--reason")]
    [InlineData("take |--|--", "")]
    [InlineData("session |intent|WO-0003|", "")]
    [InlineData("no-such-verb |", "")]
    public async Task What_the_grammar_and_the_tree_allow_is_offered(string line, string offered)
    {
        var answer = await Ask("zsh", [.. line.Split('|').Select(word => word.TrimEnd(' '))]);

        Assert.Equal("values", answer[0]);
        var values = answer.Skip(1).Select(row => row.Split('\t')[0]);
        Assert.Equal(
            offered.Split(offered.Contains(',') ? ',' : ' ').Where(word => word.Length > 0).Order(),
            values.Order()
        );
    }

    [Theory]
    [InlineData("--root", "directories")]
    [InlineData("new |--from", "files")]
    public async Task Paths_are_left_to_the_shell(string line, string answer) =>
        Assert.Equal([answer], await Ask("bash", [.. line.Split('|').Select(word => word.TrimEnd()), ""]));

    [Theory]
    [InlineData("bob", "list", "--owner", "=", "b")]
    [InlineData("bob", "list", "--owner", "=")]
    [InlineData("bob", "list", "--owner", "\"")]
    [InlineData("bob", "list", "--owner", "'b")]
    [InlineData("eve & co", "list", "--owner", "eve\\ ")]
    public async Task Bash_gets_the_part_of_a_word_that_it_replaces(string first, params string[] words)
    {
        var answer = await Ask("bash", words);

        Assert.Equal(first, answer[1]);
    }

    [Fact]
    public async Task Within_quotation_marks_only_what_needs_none_is_offered() =>
        Assert.Equal(["values", "bob"], await Ask("bash", "list", "--owner", "'"));

    [Fact]
    public async Task A_title_is_shown_on_one_line_without_anything_that_acts_on_a_terminal()
    {
        tree.PutText("WO-0001", "pending", TreeSandbox.Valid("WO-0001", "pending", "P1", "\"a\\tb\\n\\e[31m\"", ""));
        tree.PutText("WO-0020", "pending", Owned("WO-0020", "pending", "\"x\\ny\""));

        Assert.Contains("WO-0001\tpending: a b [31m", await Ask("fish", "show", "WO-0001"));
        Assert.DoesNotContain("x", await Ask("fish", "list", "--owner", "x"));
    }

    [Fact]
    public async Task PowerShell_marks_its_last_word() =>
        Assert.Equal(["values", "WO-0003"], (await Ask("powershell", "finish", ".")).Select(row => row.Split('\t')[0]));

    [Fact]
    public async Task The_root_on_the_line_is_the_one_that_is_asked()
    {
        using var other = new TreeSandbox();
        other.Put("WO-0500");

        Assert.Equal("WO-0500", (await Ask("zsh", "--root", other.Git.Root, "take", ""))[1].Split('\t')[0]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("gone")]
    [InlineData("file")]
    [InlineData("link")]
    [InlineData("torn")]
    [InlineData("settings")]
    public async Task A_tree_that_is_broken_offers_no_more_than_it_can_and_says_nothing(string kind)
    {
        var jobs = tree.At("_ctx/jobs");
        switch (kind)
        {
            case "gone":
                Directory.Delete(tree.At("_ctx"), recursive: true);
                break;
            case "file":
                Directory.Delete(jobs, recursive: true);
                File.WriteAllText(jobs, "no directory");
                break;
            case "link":
                Directory.Move(jobs, tree.At("elsewhere"));
                File.CreateSymbolicLink(jobs, tree.At("elsewhere"));
                break;
            case "torn":
                tree.PutText("WO-0003", "running", "title: [torn");
                break;
            case "settings":
                tree.Git.Write("_ctx/policy/wo.yaml", "nonsense: [\n");
                break;
            default:
                tree.Directory = "/";
                break;
        }

        var run = await tree.Wo("[complete]", "zsh", "finish", "");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            kind is "settings" or "torn" ? 1 : 0,
            run.Output.Split('\n').Count(row => row.StartsWith("WO-", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData]
    [InlineData("zsh")]
    [InlineData("powershell")]
    [InlineData("powershell", "")]
    [InlineData("no-such-shell", "x")]
    [InlineData("bash", "=", ":", "\\")]
    [InlineData("bash", "'", "\"", "\\\\\\")]
    public async Task Whatever_is_asked_there_is_no_message(params string[] words)
    {
        var run = await tree.Wo(["[complete]", .. words]);

        if (words.Length > 0)
        {
            Assert.Equal((0, ""), (run.ExitCode, run.Error));
        }
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    [InlineData("pwsh")]
    public async Task There_is_a_script_for_every_shell(string shell)
    {
        var run = await tree.Wo("completion", shell);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("'[complete]'", run.Output);
        Assert.Equal(
            run.Output,
            (await tree.Wo("completion", shell, "--json")).Json.GetProperty("data").GetProperty("script").GetString()
        );
    }

    [Fact]
    public async Task A_shell_without_a_script_is_a_usage_error()
    {
        var run = await tree.Wo("completion", "fsh");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("there is no completion for 'fsh'; did you mean 'fish'", run.Error);
    }

    private static string Owned(string id, string state, string owner) =>
        TreeSandbox
            .Valid(id, state, "P1", "Some title", "")
            .Replace("owner: null", $"owner: {owner}", StringComparison.Ordinal);

    private async Task<string[]> Ask(string shell, params string[] words)
    {
        var run = await tree.Wo(["[complete]", shell, .. words]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.TrimEnd('\n').Split('\n');
    }
}
