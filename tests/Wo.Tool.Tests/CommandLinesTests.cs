using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;

namespace Wo.Tool.Tests;

/// <summary>A command line that begins with the name of a command is read by the grammar of that command, as by that of all.</summary>
public sealed class CommandLinesTests
{
    [Fact]
    public void The_catalogue_finds_each_command_by_its_name_and_by_nothing_else()
    {
        Assert.All(
            CommandCatalog.Create(),
            command =>
            {
                Assert.Equal(command.Name, CommandCatalog.Find(command.Name)?.Name);
                Assert.IsType(command.GetType(), CommandCatalog.Find(command.Name));
                Assert.All(command.Aliases, alias => Assert.Null(CommandCatalog.Find(alias)));
            }
        );
        Assert.Null(CommandCatalog.Find("tke"));
        Assert.Null(CommandCatalog.Find(""));
    }

    [Theory]
    [InlineData("take", "--next", "--owner", "alice", "--json")]
    [InlineData("take", "--nxt")]
    [InlineData("take")]
    [InlineData("take", "WO-0001", "WO-0002")]
    [InlineData("list", "pending", "--root", "/tmp", "-q")]
    [InlineData("session", "intent", "WO-0001", "a text")]
    [InlineData("session", "intnt", "WO-0001", "a text")]
    [InlineData("session")]
    [InlineData("show", "--help")]
    [InlineData("--root", "/tmp", "status")]
    [InlineData("--json", "-q", "take", "WO-0001")]
    [InlineData("--bogus", "take", "WO-0001")]
    [InlineData("--next", "take")]
    [InlineData("--root", "take")]
    [InlineData("--root=/tmp", "take", "--next")]
    [InlineData("--", "take")]
    [InlineData("--version", "take")]
    [InlineData("--help", "take")]
    [InlineData("ls")]
    [InlineData("lst")]
    [InlineData("wo", "list")]
    [InlineData("[suggest]", "take")]
    [InlineData("--help")]
    [InlineData]
    public void What_is_read_and_what_is_wrong_is_the_same(params string[] words)
    {
        var part = new CommandLines(CommandCatalog.Create, CommandCatalog.Find).For(words);
        var whole = new ToolCommandLine(CommandCatalog.Create());
        var (one, other) = (part.Parse(words), whole.Parse(words));

        Assert.Equal(CommandNames.PathOf(other.CommandResult), CommandNames.PathOf(one.CommandResult));
        Assert.Equal(other.Action?.GetType(), one.Action?.GetType());
        Assert.Equal(whole.RootOf(other), part.RootOf(one));
        Assert.Equal(Values(other), Values(one));
        Assert.Equal(ToolCommandLine.Check(other, words)?.ToString(), ToolCommandLine.Check(one, words)?.ToString());
    }

    [Fact]
    public void Only_the_command_that_is_named_is_made()
    {
        var made = 0;
        var lines = new CommandLines(
            () =>
            {
                made++;
                return CommandCatalog.Create();
            },
            CommandCatalog.Find
        );

        var take = lines.For(["take", "--next"]);

        Assert.Same(take, lines.For(["take", "WO-0001"]));
        Assert.Contains("--owner", lines.For(["finish"]).OptionsOf(["finish"]).Select(option => option.Name));
        Assert.Same(take, lines.For(["--json", "--root", "/", "take"]));
        Assert.Equal(0, made);
        Assert.Same(lines.Whole, lines.For(["ls"]));
        Assert.Same(lines.Whole, lines.For(["take"]));
        Assert.Equal(1, made);
    }

    private static string[] Values(ParseResult parsed) =>
        [
            .. parsed.CommandResult.Children.Select(child =>
                string.Join(' ', child.Tokens.Select(token => token.Value))
            ),
            .. parsed.UnmatchedTokens,
            .. parsed.Errors.Select(error => error.Message),
        ];
}
