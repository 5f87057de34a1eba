using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

/// <summary>A literal block says exactly the text that it was made of, or there is none.</summary>
public sealed class YamlLiteralTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "word: x",
        "# no comment",
        "- item",
        "---",
        "...",
        "%YAML",
        "'",
        "\"",
        "\\",
        "\t",
        " ",
        "  ",
        "\n",
        "\n",
        "\n\n",
        "|",
        ">",
        "é",
        "🚀",
        "\u0085",
        "\u2028",
        "\0",
        "\r",
        "\u001b",
        "&a",
        "*a",
        "!t",
        "? k",
        ": v",
        "@",
        "`",
        "{",
        "[",
    ];

    [Theory]
    [InlineData("one\ntwo", "|-\n  one\n  two")]
    [InlineData("one\n\n  two: x\n", "|\n  one\n\n    two: x")]
    public void Usual_texts_are_blocks(string text, string block) => Assert.Equal(block, YamlLiteral.Write(text, 2));

    [Theory]
    [InlineData("one line")]
    [InlineData(" first is indented\ntwo")]
    [InlineData("\nfirst is blank")]
    [InlineData("ends in more than one\n\n")]
    [InlineData("a line\n \nof blanks")]
    [InlineData("a control\u0007\ncharacter")]
    public void Others_are_left_to_quotes(string text) => Assert.Null(YamlLiteral.Write(text, 2));

    [Fact]
    public void Whatever_is_written_is_read_as_it_was()
    {
        var random = new Random(20261129);
        var blocks = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)])
            );
            if (YamlLiteral.Write(text, 4) is not { } block)
            {
                continue;
            }

            blocks++;
            var read = YamlReader.Read(Encoding.UTF8.GetBytes($"outer:\n  key: {block}\n  next: 1\n"));
            Assert.True(read.TryGet(out var document, out var error), $"{block}\n{error}");
            var outer = (YamlMapping)((YamlMapping)document.Root).Entries[0].Value;
            Assert.Equal(text, ((YamlScalar)outer.Entries[0].Value).Value);
            Assert.Equal(2, outer.Entries.Count);
        }

        Assert.InRange(blocks, 500, 20_000);
    }
}
