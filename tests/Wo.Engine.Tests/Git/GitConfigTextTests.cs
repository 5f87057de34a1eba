using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class GitConfigTextTests
{
    [Theory]
    [InlineData("[core]\n\tworktree = plain value \n")]
    [InlineData("[core] worktree = inline\n")]
    [InlineData("[CORE]\nWorkTree=x\n")]
    [InlineData("[core]\nworktree = \"quoted ; # \" # comment\n")]
    [InlineData("[core]\nworktree = a\\\\b\\\"c\\t. ; comment\n")]
    [InlineData("[core]\nworktree = first\n[other]\nworktree = no\n[core]\nworktree = last\n")]
    [InlineData("[core \"sub\"]\nworktree = no\n[core]\n# worktree = no\n; worktree = no\n\tworktree = yes\n")]
    [InlineData("[core]\nworktree = two  words \"  kept \" \n")]
    [InlineData("[core]\r\n\tworktree = crlf\r\n")]
    [InlineData("[core]\nother = 1\n")]
    public void A_value_is_read_as_git_reads_it(string text)
    {
        using var directory = new TemporaryDirectory();
        var file = directory.Write("config", text);
        var answer = TestGit.Command.Ask(
            directory.Path,
            ["config", "--file", file, "--get", "core.worktree"],
            TestContext.Current.CancellationToken
        );

        Assert.Equal(answer.Value.OutputIfYes, new GitConfigText(text).Find("core", "worktree"));
    }

    [Theory]
    [InlineData("bare", true)]
    [InlineData("bare = true", true)]
    [InlineData("bare = YES", true)]
    [InlineData("bare = on", true)]
    [InlineData("bare = 1", true)]
    [InlineData("bare = false", false)]
    [InlineData("bare =", false)]
    [InlineData("", false)]
    public void Truth_has_gits_spellings(string line, bool expected)
    {
        Assert.Equal(expected, new GitConfigText($"[core]\n\t{line}\n").IsTrue("core", "bare"));
    }
}
