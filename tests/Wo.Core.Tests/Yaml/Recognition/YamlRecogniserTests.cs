using System.Text;
using Wo.Core.Yaml;
using Wo.Core.Yaml.Recognition;
using Wo.TestKit;

namespace Wo.Core.Tests.Yaml.Recognition;

public sealed class YamlRecogniserTests
{
    [Theory]
    [InlineData("a: 1\n")]
    [InlineData("a: 1")]
    [InlineData("\n# c\n  # d\n\na: 1 # e\n\n# f")]
    [InlineData("a:\nb: \nc: # d\ne: ~\nf: null\ng: true\nh: -1.5e3\ni: 0x1F\nj: 2026-03-01\n")]
    [InlineData("1: a\ntrue: b\na b/c.d-e_f: g\n")]
    [InlineData("a: x:y z#\nb: c#d:e\n")]
    [InlineData("a: b   \nc: d   # e\n")]
    [InlineData("a: -x\nb: --y\nc: é🚀\u00A0z\n")]
    [InlineData("a: b\n  c\n\n\n  d # e\nf: g\n")]
    [InlineData("a:\n  b\n  - c\nf:\n  'g'\n")]
    [InlineData("a:\n- b\n-\n- c: d\n  e: f\n-   g: h\n    i:\n    - j\nk:\n  - l\n  -\n    m: n\n")]
    [InlineData("a:\n  b:\n    c: d\n  # e\n  f: g\n# h\ni: j\n")]
    [InlineData("a: []\nb: {} # c\nd:\n- []\n- {}\n")]
    [InlineData("a: ''\nb: 'it''s # c: d'\nc: ' e '  # f\n")]
    [InlineData("a: 'b\n\n  c\n   \n\n  ''d  \n  '\ne: f\n")]
    [InlineData("a: '\n  b'\nc: '   \n\n  '\n")]
    [InlineData("a: \"\"\nb: \"c\\\"\\\\\\n\\t\\x41\\u00e9\\/ d\"\n")]
    [InlineData("a: \"b\\ \"\nc: \"\\   d\"\n")]
    [InlineData("a: \"b  \n\n  c\\n\\\n  \\ d\\\n\n  e\"\nf: g\n")]
    [InlineData("a: |\n  b\n    c  \n\n  # d\n\ne: >\n  f\n  g\n\n\n  h\n# i\nj: |-\n  k\nl: >-\n  m\n\n")]
    [InlineData("a: |\n  b")]
    [InlineData("a: >\n  b\n\n  c")]
    [InlineData("a:\n- |\n  b\n- >-  \n    c\n")]
    public void What_work_orders_are_written_in_is_taken(string text) =>
        Assert.True(RecogniserCheck.AssertSame(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("")]
    [InlineData("# a\n")]
    [InlineData("a\n")]
    [InlineData("- a\n")]
    [InlineData("{a: b}\n")]
    [InlineData("  a: b\n")]
    [InlineData("---\na: b\n")]
    [InlineData("a: b\n...\n")]
    [InlineData("%YAML 1.2\n---\na: b\n")]
    [InlineData("a: \tb\n")]
    [InlineData("a: b\r\nc: d\r\n")]
    [InlineData("a: b\u0085c: d\n")]
    [InlineData("a: b\u2028")]
    [InlineData("a: \uFEFFb\n")]
    [InlineData("a: \u0001b\n")]
    [InlineData("a: \u007Fb\n")]
    [InlineData("a: &x b\n")]
    [InlineData("a: *x\n")]
    [InlineData("a: !!str b\n")]
    [InlineData("a: *b c: d\n")]
    [InlineData("- a *b: v\n")]
    [InlineData("a:\n- b *c: d\n")]
    [InlineData("? a\n: b\n")]
    [InlineData("'a': b\n")]
    [InlineData("\"a\": b\n")]
    [InlineData("a : b\n")]
    [InlineData("<<: b\n")]
    [InlineData("a(b): c\n")]
    [InlineData("a: b\na: c\n")]
    [InlineData("a: b\n c: d\n")]
    [InlineData("a:\n  b: c\n d: e\n")]
    [InlineData("a: [b]\n")]
    [InlineData("a: [ ]\n")]
    [InlineData("a: {b: c}\n")]
    [InlineData("a: []b\n")]
    [InlineData("a:\n  []\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: b:\n")]
    [InlineData("a: b\n  c: d\n")]
    [InlineData("a: b # c\n  d\n")]
    [InlineData("a: b\n  # c\n  d\n")]
    [InlineData("a: b\n - c: d\n")]
    [InlineData("a: - b\n")]
    [InlineData("a:\n- - b\n")]
    [InlineData("a: @b\n")]
    [InlineData("a: %b\n")]
    [InlineData("a: 'b\n")]
    [InlineData("a: 'b\nc'\n")]
    [InlineData("a: 'b' c\n")]
    [InlineData("a: 'b'#c\n")]
    [InlineData("a:\n- 'b': c\n")]
    [InlineData("a: \"\\e\\0\"\n")]
    [InlineData("a: \"\\x0\"\n")]
    [InlineData("a: \"\\ud83d\\ude80\"\n")]
    [InlineData("a: \"b\\ \n  c\"\n")]
    [InlineData("a: |+\n  b\n")]
    [InlineData("a: |2\n  b\n")]
    [InlineData("a: | # c\n  b\n")]
    [InlineData("a: |\n\n  b\n")]
    [InlineData("a: |\n  b\n \n  c\n")]
    [InlineData("a: |\n  b\n   \n")]
    [InlineData("a: |\nb: c\n")]
    [InlineData("a: |")]
    [InlineData("a: >\n  b\n   c\n")]
    public void What_else_there_is_goes_to_the_full_reader(string text)
    {
        Assert.Null(YamlTapeNodes.Read(text));

        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(YamlReader.ReadInFull(bytes).Error, YamlReader.Read(bytes).Error);
    }

    [Fact]
    public void Depth_keys_and_nodes_are_bounded()
    {
        Assert.NotNull(YamlTapeNodes.Read(Nested(24)));
        Assert.Null(YamlTapeNodes.Read(Nested(25)));
        Assert.NotNull(YamlTapeNodes.Read(Keys(128)));
        Assert.Null(YamlTapeNodes.Read(Keys(129)));
        Assert.NotNull(YamlTapeNodes.Read(Items(16_000)));
        Assert.Null(YamlTapeNodes.Read(Items(17_000)));
        Assert.NotNull(YamlTapeNodes.Read($"a: {new string('b', YamlReader.MaxBytes - 3)}"));
        Assert.Null(YamlTapeNodes.Read($"{new string('a', 257)}: b\n"));
    }

    [Fact]
    public void A_byte_order_mark_makes_no_difference()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. "a: é\nb:\n- c\n"u8];

        Assert.True(RecogniserCheck.AssertSame(bytes));
        var document = YamlText.Read(bytes);
        Assert.Equal((true, "a: é\nb:\n- c\n"), (document.HasByteOrderMark, document.Text));
    }

    [Fact]
    public void What_the_project_writes_and_shows_is_taken()
    {
        Assert.True(RecogniserCheck.AssertSame(Encoding.UTF8.GetBytes(new SampleWorkOrder("WO-0001").ToString())));
        Assert.All(
            Directory.EnumerateFiles(Path.Join(SourceTree.Root, "samples"), "WO-*.yaml", SearchOption.AllDirectories),
            file => Assert.True(RecogniserCheck.AssertSame(File.ReadAllBytes(file)), file)
        );
    }

    [Fact]
    public void Of_a_hundred_real_files_it_takes_at_least_98_and_all_are_the_same()
    {
        var files = Corpus.YamlFiles();
        var left = files.Where(file => !RecogniserCheck.AssertSame(file.Bytes)).Select(file => file.Name).ToList();
        Assert.True(left.Count * 100 <= files.Count * 2, $"of {files.Count} files: {string.Join(' ', left)}");
        Assert.All(
            files.SelectMany(file => Corpus.Variants(file.Bytes)),
            file => RecogniserCheck.AssertSame(file.Bytes)
        );
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Range(0, depth).Select(level => $"{new string(' ', level)}a:\n"));

    private static string Keys(int count) => string.Concat(Enumerable.Range(0, count).Select(key => $"k{key}: v\n"));

    private static string Items(int count) => "a:\n" + string.Concat(Enumerable.Repeat("- b\n", count));
}
