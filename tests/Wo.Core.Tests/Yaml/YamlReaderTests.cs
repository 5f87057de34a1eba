using System.Text;
using Wo.Core.Yaml;
using Wo.TestKit;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    // nothing to read
    [InlineData("", 1, 1, "empty")]
    [InlineData("# only a comment\n", 1, 1, "empty")]
    [InlineData("\n\n  \n", 1, 1, "empty")]
    [InlineData("---\n", 1, 1, "no content")]
    [InlineData("--- # c\n...\n", 1, 1, "no content")]
    // truncated
    [InlineData("a: 1\nb: 'x", 2, 4, "end of stream")]
    [InlineData("a: 1\nb: [x, y", 2, 9, "flow sequence")]
    [InlineData("a: 1\nb: {x: y\n", 3, 1, "flow mapping")]
    [InlineData("a: 1\nstat", 2, 1, "':'")]
    // NUL and other control characters
    [InlineData("a: 1\nb: x\0y\n", 2, 5, "NUL")]
    [InlineData("\0\0\0\0", 1, 1, "NUL")]
    [InlineData("a: \"x\\0y\"\n", 1, 4, "NUL")]
    [InlineData("a: x\u0001y\n", 1, 5, "control character")]
    [InlineData("a: x\u001fy\n", 1, 5, "control character")]
    [InlineData("a: x\fy\n", 1, 5, "control character")]
    [InlineData("a: x\u2028y\n", 1, 5, "U+2028")]
    // tabs
    [InlineData("a:\n\tb: c\n", 2, 1, "tab")]
    [InlineData("a:\n  \tb: c\n", 2, 3, "tab")]
    [InlineData("a: b\n\tc: d\n", 2, 1, "tab")]
    [InlineData("a:\tb\n", 1, 3, "tab")]
    [InlineData("a: b\t\nc: d\n", 1, 5, "tab")]
    [InlineData("a: b\t# c\n", 1, 5, "tab")]
    [InlineData("a: 1\n\t\nb: 2\n", 2, 1, "tab")]
    [InlineData("a:\n-\tb\n", 2, 2, "tab")]
    [InlineData("a: {b: c,\td: e}\n", 1, 10, "tab")]
    [InlineData("a: 'b\n\tc'\n", 2, 1, "tab")]
    [InlineData("a: b\n  \tc\n", 2, 3, "tab")]
    [InlineData("a: |\n\tb\n", 2, 1, "tab")]
    [InlineData("a: 1\n# \t fine\nb:\t2\n", 3, 3, "tab")]
    // duplicate keys
    [InlineData("a: 1\nb: 2\na: 3\n", 3, 1, "'a' occurs twice")]
    [InlineData("a: 1\n'a': 3\n", 2, 1, "'a' occurs twice")]
    [InlineData("x: {b: 1, c: 2, b: 3}\n", 1, 17, "'b' occurs twice")]
    [InlineData("x:\n- b: 1\n  b: 3\n", 3, 3, "'b' occurs twice")]
    [InlineData("x: &k a\na: 1\n*k : 2\n", 3, 1, "'a' occurs twice")]
    // aliases
    [InlineData("a: *b\n", 1, 4, "*b")]
    [InlineData("a: *b\nc: &b d\n", 1, 4, "*b")]
    [InlineData("a: &b [c]\nd: *b\n", 2, 4, "more than a scalar")]
    [InlineData("a: &b {c: d}\ne:\n- *b\n", 3, 3, "more than a scalar")]
    [InlineData("a: &a [*a]\n", 1, 8, "more than a scalar")]
    // tags
    [InlineData("a: !foo b\n", 1, 4, "!foo")]
    [InlineData("a: !!python/object:os.system b\n", 1, 4, "python")]
    [InlineData("a: !!binary aGk=\n", 1, 4, "binary")]
    [InlineData("a: !!int x\n", 1, 4, "int")]
    [InlineData("a: !!set {b, c}\n", 1, 4, "set")]
    [InlineData("a: !!map [b]\n", 1, 4, "map")]
    // several documents
    [InlineData("a: 1\n---\nb: 2\n", 2, 1, "more than one document")]
    [InlineData("a: 1\n...\nb: 2\n", 3, 1, "more than one document")]
    [InlineData("a: 1\n---\n", 2, 1, "more than one document")]
    // keys
    [InlineData("a: 1\n[b]: 2\n", 2, 1, "key must be a scalar")]
    [InlineData("? {a: 1}\n: 2\n", 1, 3, "key must be a scalar")]
    // other malformed input
    [InlineData("a: b: c\n", 1, 5, "mapping")]
    [InlineData("a: 1\n b: 2\n", 2, 3, "")]
    [InlineData("a: @b\n", 1, 4, "")]
    [InlineData("%YAML 3.0\n---\na: 1\n", 1, 1, "")]
    public void Bad_input_is_an_error_with_line_and_column(string text, int line, int column, string expected)
    {
        var read = YamlReader.Read(Encoding.UTF8.GetBytes(text));

        Assert.False(read.TryGet(out _, out var error), "it was read");
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal($"{line}:{column}", error.Position.ToString());
    }

    [Fact]
    public void Invalid_UTF_8_is_an_error_at_the_offending_character()
    {
        byte[] bytes = [.. "a: ñ\nb: x"u8, 0xC3, 0x28, .. "\n"u8];

        Assert.False(YamlReader.Read(bytes).TryGet(out _, out var error));

        Assert.Equal("2:5", error.Position.ToString());
        Assert.Contains("0xC3", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })] // overlong NUL
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })] // surrogate
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })] // beyond Unicode
    [InlineData(new byte[] { 0xC3 })] // cut off
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 })] // UTF-16
    [BadInput(39)]
    public void Every_kind_of_invalid_UTF_8_is_an_error(byte[] bytes)
    {
        Assert.False(YamlReader.Read(bytes).TryGet(out _, out var error));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
        Assert.Equal("1:1", error.Position.ToString());
    }

    [Fact]
    [BadInput(35)]
    public void A_file_of_one_mebibyte_is_read_and_one_byte_more_is_not()
    {
        var text = "a: " + new string('x', YamlReader.MaxBytes - 3);

        Assert.True(YamlReader.Read(Encoding.UTF8.GetBytes(text)).TryGet(out _, out _));
        Assert.False(YamlReader.Read(Encoding.UTF8.GetBytes(text + "x")).TryGet(out _, out var error));
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_sixty_five_are_not()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);

        Assert.True(YamlReader.Read(Encoding.UTF8.GetBytes(Nested(64))).TryGet(out _, out _));
        Assert.False(YamlReader.Read(Encoding.UTF8.GetBytes(Nested(65))).TryGet(out _, out var error));
        Assert.Equal("1:65", error.Position.ToString());
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("[? ")]
    [InlineData("[[],")]
    [InlineData("a: &a [")]
    [BadInput(34)]
    public void A_mebibyte_of_nesting_fails_before_it_is_all_read(string piece)
    {
        var bomb = string.Concat(Enumerable.Repeat(piece, YamlReader.MaxBytes / piece.Length));
        var bytes = Encoding.UTF8.GetBytes(bomb);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.False(YamlReader.Read(bytes).TryGet(out _, out _));

        // Two copies of the text, and little more than the nodes that the bounds allow.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 100 * YamlReader.MaxBytes);
    }

    [Fact]
    public void A_hundred_thousand_nodes_are_read_and_one_more_is_not()
    {
        static byte[] Sequence(int items) =>
            Encoding.UTF8.GetBytes('[' + new string(',', items).Replace(",", "a,") + ']');

        Assert.True(YamlReader.Read(Sequence(YamlReader.MaxNodes - 1)).TryGet(out _, out _));
        Assert.False(YamlReader.Read(Sequence(YamlReader.MaxNodes)).TryGet(out _, out var error));
        Assert.Contains("nodes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(33)]
    public void An_alias_bomb_is_refused_at_its_first_alias_of_a_collection()
    {
        const string Bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n";

        Assert.False(YamlReader.Read(Encoding.UTF8.GetBytes(Bomb)).TryGet(out _, out var error));

        Assert.Equal("2:8", error.Position.ToString());
    }

    [Fact]
    public void Many_keys_are_checked_for_duplicates_beyond_the_first_few()
    {
        var text = string.Concat(Enumerable.Range(0, 500).Select(i => $"k{i}: v\n"));

        Assert.True(YamlReader.Read(Encoding.UTF8.GetBytes(text)).TryGet(out _, out _));
        foreach (var twice in new[] { 0, 15, 16, 17, 499 })
        {
            var bytes = Encoding.UTF8.GetBytes($"{text}k{twice}: w\n");
            Assert.False(YamlReader.Read(bytes).TryGet(out _, out var error));
            Assert.Equal("501:1", error.Position.ToString());
        }
    }

    [Fact]
    [BadInput(29)]
    public void A_byte_order_mark_is_remembered_and_counts_for_nothing()
    {
        var document = YamlText.Read("\uFEFFa: b\n");

        Assert.True(document.HasByteOrderMark);
        Assert.Equal("a: b\n", document.Text);
        Assert.Equal(new YamlPosition(1, 4, 3), YamlText.Root(document).Entries[0].Value.Start);
    }

    [Theory]
    [InlineData("a: 1\nb: 2\n", "\n")]
    [InlineData("a: 1\r\nb: 2\r\n", "\r\n")]
    [InlineData("a: 1\rb: 2\r", "\r")]
    [InlineData("a: 1", "\n")]
    public void The_line_break_of_the_file_is_known(string text, string newline) =>
        Assert.Equal(newline, YamlText.Read(text).Newline);

    [Theory]
    [InlineData("a: 1\r\nb: x\r\n")]
    [InlineData("a: 1\rb: x\r")]
    [InlineData("a: 1\nb: x\n")]
    public void Lines_are_counted_with_every_line_break(string text)
    {
        var value = YamlText.Root(YamlText.Read(text)).Entries[1].Value;

        Assert.Equal("2:4", value.Start.ToString());
        Assert.Equal("2:5", value.End.ToString());
    }

    [Theory]
    [InlineData("a: 'x\ty'\n")]
    [InlineData("a: x\ty\n")]
    [InlineData("a: b # \t c\n")]
    [InlineData("# \t\na: b\n")]
    [InlineData("a: |\n  x\n  \ty\n")]
    public void Tabs_inside_text_and_comments_are_fine(string text) => YamlText.Read(text);

    [Fact]
    public void A_root_that_is_no_mapping_is_read()
    {
        Assert.IsType<YamlSequence>(YamlText.Read("- a\n").Root);
        Assert.IsType<YamlScalar>(YamlText.Read("a\n").Root);
        Assert.IsType<YamlScalar>(YamlText.Read("''\n").Root);
        Assert.IsType<YamlScalar>(YamlText.Read("~\n").Root);
    }

    [Fact]
    public void An_alias_is_the_scalar_it_stands_for_at_its_own_place()
    {
        var root = YamlText.Root(YamlText.Read("a: &x '1'\nb: *x\nc: &x 2\nd: *x\n"));

        var first = Assert.IsType<YamlScalar>(root.Entries[1].Value);
        Assert.Equal(("1", YamlScalarKind.String, "x"), (first.Value, first.Kind, first.AliasOf));
        Assert.Equal("2:4", first.Start.ToString());
        var second = Assert.IsType<YamlScalar>(root.Entries[3].Value);
        Assert.Equal(("2", YamlScalarKind.Integer), (second.Value, second.Kind));
    }

    [Fact]
    public void A_merge_key_is_a_key_like_any_other() =>
        Assert.Equal("<<", YamlText.Root(YamlText.Read("<<: {a: b}\n")).Entries[0].Key.Value);
}
