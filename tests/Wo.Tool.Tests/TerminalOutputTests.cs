using Wo.Tool.Output;

namespace Wo.Tool.Tests;

public sealed class TerminalOutputTests
{
    [Fact]
    public async Task Output_is_coloured_on_a_terminal()
    {
        ToolRun run = await ToolRun.OfAsync(["echo", "hi"], terminal: true);

        Assert.Contains("\e[32mhi\e[0m", run.Output);
    }

    [Fact]
    public async Task Output_is_plain_where_it_goes_to_a_file()
    {
        ToolRun run = await ToolRun.OfAsync(["echo", "hi"], terminal: false);

        Assert.DoesNotContain('\e', run.Output);
    }

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("NO_COLOR", "", true)]
    [InlineData("CI", "true", false)]
    [InlineData("CI", "false", true)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "xterm", true)]
    public async Task Output_honours_what_the_environment_says_about_colour(string name, string value, bool coloured)
    {
        ToolRun run = await ToolRun.OfAsync(["echo", "hi"], terminal: true, variables: new() { [name] = value });

        Assert.Equal(coloured, run.Output.Contains('\e'));
    }

    [Theory]
    [InlineData("echo")]
    [InlineData("bug")]
    public async Task Output_is_plain_with_no_color(string command)
    {
        ToolRun run = await ToolRun.OfAsync([command, "--no-color"], terminal: true);

        Assert.DoesNotContain('\e', run.Output + run.Error);
    }

    [Theory]
    [InlineData("\e[2J", @"\x1b[2J")]
    [InlineData("a\nb\tc\rd", @"a\nb\tc\rd")]
    [InlineData("\u009b31m", @"\x9b31m")]
    [InlineData("\u007f\0", @"\x7f\x00")]
    [InlineData("abc\u202etxt", @"abc\u202etxt")]
    [InlineData("\u2066x\u2069", @"\u2066x\u2069")]
    [InlineData("line\u2028line", @"line\u2028line")]
    public void Output_shows_what_a_terminal_would_act_on(string text, string shown)
    {
        Assert.Equal(shown, TerminalText.Sanitise(text));
    }

    [Fact]
    public void Output_shows_halves_of_surrogate_pairs()
    {
        Assert.Equal(@"half\ud83d", TerminalText.Sanitise("half\ud83d"));
        Assert.Equal(@"\ude00half", TerminalText.Sanitise("\ude00half"));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("Größe, 漢字, 😀, e\u0301")]
    public void Text_that_a_terminal_would_not_act_on_is_left_alone(string text)
    {
        Assert.Same(text, TerminalText.Sanitise(text));
    }

    [Fact]
    public async Task Output_never_holds_an_escape_sequence_out_of_the_data()
    {
        ToolRun run = await ToolRun.OfAsync(["echo", "\e]0;title\a", "--owner", "\e[31mred"], terminal: false);

        Assert.DoesNotContain('\e', run.Output);
        Assert.Contains(@"\x1b]0;title\x07", run.Output);
    }

    [Fact]
    public async Task Output_holds_only_the_data_with_quiet_and_more_with_verbose()
    {
        ToolRun quiet = await ToolRun.Of("echo", "hi", "--quiet");
        ToolRun normal = await ToolRun.Of("echo", "hi");
        ToolRun verbose = await ToolRun.Of("echo", "hi", "--verbose");

        Assert.Equal("hi  nobody\n", quiet.Output);
        Assert.Equal("a note\nTEXT  OWNER\nhi    nobody\n", normal.Output);
        Assert.Equal("a note\na detail\nTEXT  OWNER\nhi    nobody\n", verbose.Output);
    }

    [Fact]
    public async Task Warnings_are_shown_on_standard_error()
    {
        ToolRun run = await ToolRun.Of("warn", "--quiet");

        Assert.Equal("warning: something \\x1b[5mblinks\n", run.Error);
    }

    [Theory]
    [InlineData("abc", 3)]
    [InlineData("漢字", 4)]
    [InlineData("한글", 4)]
    [InlineData("ｗｉｄｅ", 8)]
    [InlineData("😀", 2)]
    [InlineData("e\u0301", 1)]
    [InlineData("", 0)]
    public void Text_is_measured_in_terminal_cells(string text, int cells)
    {
        Assert.Equal(cells, TextWidth.Of(text));
    }

    [Fact]
    public void A_table_aligns_columns_by_cells_and_ends_no_line_in_spaces()
    {
        var table = new TextTable("ID", "TITLE", "OWNER");
        table.Add("WO-1", "漢字", "alice");
        table.Add("WO-22", "plain", "");
        var writer = new StringWriter();

        new TextOutput(writer, color: false, Verbosity.Normal).Table(table);

        Assert.Equal("ID     TITLE  OWNER\nWO-1   漢字   alice\nWO-22  plain\n", writer.ToString());
    }

    [Fact]
    public void An_empty_table_has_no_header()
    {
        var writer = new StringWriter();

        new TextOutput(writer, color: false, Verbosity.Normal).Table(new TextTable("ID"));

        Assert.Empty(writer.ToString());
    }
}
