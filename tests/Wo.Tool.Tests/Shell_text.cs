using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

public sealed class Shell_text
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("", "''")]
    [InlineData("$(rm -rf /)", "'$(rm -rf /)'")]
    public void Is_quoted_so_that_a_shell_reads_the_same_word(string word, string quoted)
    {
        Assert.Equal(quoted, ShellText.Quote(word));
        Assert.Equal([word, "next"], ShellText.Split(ShellText.Join([word, "next"])));
    }

    [Fact]
    public void Is_read_with_double_quotes_too()
    {
        Assert.Equal(["a b", "c\"d", ""], ShellText.Split("\"a b\"  \"c\\\"d\" \"\""));
    }
}
