using Wo.TestKit;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Tests;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData(@"back\slash", @"'back'\\'slash'")]
    [InlineData("", "''")]
    [InlineData("$(rm -rf /)", "'$(rm -rf /)'")]
    public void A_word_is_quoted_so_that_a_shell_reads_the_same_word(string word, string quoted)
    {
        Assert.Equal(quoted, ShellWord.Quote(word));
        Assert.Equal([word, "next"], ShellLine.Split(CommandNames.LineOf([word, "next"])));
    }

    [Fact]
    public void Words_in_double_quotes_are_read_too()
    {
        Assert.Equal(["a b", "c\"d", ""], ShellLine.Split("\"a b\"  \"c\\\"d\" \"\""));
    }
}
