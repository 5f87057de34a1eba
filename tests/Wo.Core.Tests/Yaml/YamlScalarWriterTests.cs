using System.Text;
using CsCheck;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlScalarWriterTests
{
    [Theory]
    [InlineData("pending")]
    [InlineData("feat/wo-WO-0016")]
    [InlineData("../.worktrees/WO-0016")]
    [InlineData("./x")]
    [InlineData("/abs/path")]
    [InlineData(".github/**")]
    [InlineData("Segment clustering (v2): a&b, \"c\" it's 50%")]
    [InlineData("WO-0012.1")]
    [InlineData("Añadir")]
    [InlineData("e18fe9a")]
    [InlineData("a#b")]
    [InlineData("a:b")]
    public void Harmless_text_is_plain(string text)
    {
        var expected = text.Contains(": ", StringComparison.Ordinal) ? $"'{text.Replace("'", "''")}'" : text;

        Assert.Equal(expected, YamlScalarWriter.Write(text));
    }

    [Theory]
    // YAML 1.1 or 1.2 would take these for something else than text
    [InlineData("null", "Null", "~", "true", "False", "yes", "Yes", "NO", "on", "Off", "y", "N", "YES", "nULL")]
    [InlineData(
        "1",
        "-1",
        "+1",
        "0x1F",
        "0o17",
        "017",
        "0b11",
        "1_000",
        "1:30",
        "12:30:45",
        "1.5",
        ".5",
        "1e3",
        "1e",
        ".inf"
    )]
    [InlineData("-.inf", ".NaN", "2026-02-10", "2026-02-10T14:28:30Z", "<<", "=", "12e4567", "1234567")]
    // these would be syntax
    [InlineData(
        "- a",
        "-",
        "---",
        "...",
        ". a",
        "? a",
        ": a",
        ":",
        "a:",
        "a: b",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "|",
        ">"
    )]
    [InlineData("'a'", "\"a\"", "%a", "@a", "`a", "[a]", "{a}", "]", "}", ",a", " a", "a ", "a  ", "")]
    public void Text_with_another_meaning_is_single_quoted(params string[] texts)
    {
        foreach (var text in texts)
        {
            Assert.Equal($"'{text.Replace("'", "''")}'", YamlScalarWriter.Write(text));
        }
    }

    [Theory]
    [InlineData("a\nb", "\"a\\nb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("\u001b[1m\u007f", "\"\\x1b[1m\\x7f\"")]
    [InlineData("\u0085\u00a0\u2028\u2029\ufeff", "\"\\x85\\xa0\\u2028\\u2029\\ufeff\"")]
    [InlineData("\"\\\n", "\"\\\"\\\\\\n\"")]
    public void Text_that_does_not_show_is_escaped(string text, string written) =>
        Assert.Equal(written, YamlScalarWriter.Write(text));

    [Theory]
    [InlineData("a, b")]
    [InlineData("a[0]")]
    [InlineData("{x}")]
    [InlineData("a:b")]
    [InlineData("what?")]
    public void Text_in_a_flow_value_is_quoted_sooner(string text) =>
        Assert.Equal($"'{text}'", YamlScalarWriter.Write(text, inFlow: true));

    [Fact]
    public void Any_text_is_one_line_and_reads_back_as_itself()
    {
        Gen.Select(Texts, Gen.Enum<YamlScalarStyle>())
            .Sample(
                (text, style) =>
                {
                    foreach (var inFlow in new[] { false, true })
                    {
                        var written = YamlScalarWriter.Write(text, style, inFlow);
                        Assert.Equal(-1, written.AsSpan().IndexOfAny('\r', '\n'));
                        AssertReads(
                            text,
                            inFlow ? $"{{k: {written}, z: [{written}]}}\n" : $"k: {written}\nz:\n- {written}\n"
                        );
                        AssertReads(text, inFlow ? $"{{k: {written}}} # c" : $"k: {written} # c");
                    }
                },
                iter: 5_000
            );
    }

    [Fact]
    public void Text_with_half_a_character_or_NUL_cannot_be_written()
    {
        Assert.True(YamlScalarWriter.CanWrite("a\U0001F600"));
        foreach (var text in new[] { "\0", "a\uD83D", "\uD83Da", "\uDE00", "\uDE00\uD83D" })
        {
            Assert.False(YamlScalarWriter.CanWrite(text));
        }
    }

    private static readonly string[] Pieces =
    [
        "a",
        "b",
        "é",
        "ñ",
        "Z",
        "0",
        "1",
        "9",
        " ",
        " ",
        "  ",
        ":",
        ": ",
        "#",
        " #",
        "-",
        "- ",
        "?",
        ",",
        "[",
        "]",
        "{",
        "}",
        "&",
        "*",
        "!",
        "|",
        ">",
        "'",
        "\"",
        "%",
        "@",
        "`",
        "\\",
        "\\n",
        ".",
        "...",
        "---",
        "/",
        "_",
        "=",
        "~",
        "+",
        "e",
        "x",
        "o",
        "null",
        "true",
        "yes",
        "no",
        "on",
        "off",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u0001",
        "\u001b",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\ufeff",
        "\ufffd",
        "\uffff",
        "\U0001F600",
        "中",
    ];

    /// <summary>Text made of what matters to YAML, more than of letters.</summary>
    internal static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length - 1]
        .Array[0, 8]
        .Select(pieces => string.Concat(pieces.Select(piece => Pieces[piece])));

    private static void AssertReads(string text, string document)
    {
        var value = YamlText.Root(YamlText.Read(Encoding.UTF8.GetBytes(document))).Entries[0].Value;
        Assert.Equal($"String<{text}>", YamlText.Meaning(value));
    }
}
