using Wo.Engine.Tests.Processes;
using Wo.Engine.Wording;

namespace Wo.Engine.Tests.Wording;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("plain/path-1.x", "plain/path-1.x")]
    [InlineData("two words", "'two words'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("", "''")]
    public void Suggested_commands_can_be_pasted_into_a_shell(string value, string word)
    {
        Assert.Equal(word, ShellWord.Quote(value));
        Assert.Equal(value, Child.Run($"printf %s {ShellWord.Quote(value)}").Output);
    }

    [Fact]
    public void A_shell_reads_a_joined_line_as_the_words_it_was_made_of()
    {
        var line = ShellWord.Join(["printf", "<%s>", "a b", "it's", ""]);

        Assert.Equal("<a b><it's><>", Child.Run(line).Output);
    }
}
