using Wo.Core.Yaml.Form;

namespace Wo.Core.Tests.Yaml.Form;

/// <summary>Texts as PyYAML 6.0.3 wrote them with <c>safe_dump(…, allow_unicode=False, width=100)</c>.</summary>
public sealed class PyYamlScalarTests
{
    public static TheoryData<string, string> Dumped =>
        new()
        {
            { "plain text", "key: plain text\n" },
            { "it's", "key: it's\n" },
            { "yes", "key: 'yes'\n" },
            { "2026-01-01", "key: '2026-01-01'\n" },
            { "2026-01-01T00:00:00Z", "key: '2026-01-01T00:00:00Z'\n" },
            { "12:30", "key: '12:30'\n" },
            { "0x1f", "key: '0x1f'\n" },
            { "010", "key: '010'\n" },
            { "~", "key: '~'\n" },
            { "", "key: ''\n" },
            { "\u00f1and\u00fa", "key: \"\\xF1and\\xFA\"\n" },
            { "\u65e5\u672c \ud83d\ude00", "key: \"\\u65E5\\u672C \\U0001F600\"\n" },
            { "b\tc", "key: \"b\\tc\"\n" },
            { "trailing ", "key: 'trailing '\n" },
            { " leading", "key: ' leading'\n" },
            { "two\nlines", "key: 'two\n\n  lines'\n" },
            { "blank\n\nline\n", "key: 'blank\n\n\n  line\n\n  '\n" },
            { "with space \nbefore break", "key: \"with space \\nbefore break\"\n" },
            { "end:", "key: 'end:'\n" },
            { "a: b", "key: 'a: b'\n" },
            { "a #b", "key: 'a #b'\n" },
            { "#a", "key: '#a'\n" },
            { "- a", "key: '- a'\n" },
            { "-a", "key: -a\n" },
            { "? q", "key: '? q'\n" },
            { "?q", "key: ?q\n" },
            { ":x", "key: :x\n" },
            { "[a]", "key: '[a]'\n" },
            { "{a", "key: '{a'\n" },
            { "a]", "key: a]\n" },
            { "@at", "key: '@at'\n" },
            { "%d", "key: '%d'\n" },
            { "`t`", "key: '`t`'\n" },
            { "!t", "key: '!t'\n" },
            { "&a", "key: '&a'\n" },
            { "*b", "key: '*b'\n" },
            { "|", "key: '|'\n" },
            { ">", "key: '>'\n" },
            { "'q'", "key: '''q'''\n" },
            { "\"d\"", "key: '\"d\"'\n" },
            { "--- x", "key: '--- x'\n" },
            { "...", "key: '...'\n" },
            { "\\n", "key: \\n\n" },
            { "=", "key: '='\n" },
            { "<<", "key: '<<'\n" },
            { "1_000", "key: '1_000'\n" },
            { ".5", "key: '.5'\n" },
            { "5.", "key: '5.'\n" },
            {
                "word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word end",
                "key: word word word word word word word word word word word word word word word word word word word word\n  word word word word word word word word word word end\n"
            },
            {
                "# word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word",
                "key: '# word word word word word word word word word word word word word word word word word word word\n  word word word word word word word word word word word'\n"
            },
            {
                "\u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word \u00e9 word end",
                "key: \"\\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word\\\n  \\ \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word \\xE9 word\\\n  \\ end\"\n"
            },
            {
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx y",
                "key: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n  y\n"
            },
            { "\u00a0\u0085\u2028\ufeff", "key: \"\\_\\N\\L\\uFEFF\"\n" },
        };

    [Theory]
    [MemberData(nameof(Dumped))]
    public void Text_is_written_as_PyYAML_writes_it(string text, string dumped) =>
        Assert.Equal(dumped, $"key: {PyYamlScalar.Write(text, column: 5, indent: 2)}\n");

    [Theory]
    [InlineData("1e3", "'1e3'")]
    [InlineData("0o17", "'0o17'")]
    public void What_is_a_number_to_readers_of_YAML_1_2_gets_quotes_although_PyYAML_gives_it_none(
        string text,
        string written
    ) => Assert.Equal(written, PyYamlScalar.Write(text, column: 5, indent: 2));

    [Fact]
    public void A_key_stays_on_its_line() =>
        Assert.Equal(
            "\"two\\nlines " + new string('x', 120) + " y\"",
            PyYamlScalar.Write("two\nlines " + new string('x', 120) + " y", 0, 0, mayBreak: false)
        );
}
