using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlPositionTests
{
    [Theory]
    [InlineData("k: v   \n", "v")]
    [InlineData("k: v # c\n", "v")]
    [InlineData("k: a\n  b   \n\nz: 1\n", "a\n  b")]
    [InlineData("k:\n  a\n  b # c\nz: 1\n", "a\n  b")]
    [InlineData("k: 'it''s'  \n", "'it''s'")]
    [InlineData("k: \"a\\\"b\" # c\n", "\"a\\\"b\"")]
    [InlineData("k: 'a\n\n  b'\nz: 1\n", "'a\n\n  b'")]
    [InlineData("k: |\n  a\n\n\nz: 1\n", "|\n  a")]
    [InlineData("k: |\r\n  a\r\n\r\nz: 1\r\n", "|\r\n  a")]
    [InlineData("k: |-\n  a\n  b\n", "|-\n  a\n  b")]
    [InlineData("k: |+\n  a\n\n\nz: 1\n", "|+\n  a\n\n")]
    [InlineData("k: |+\n\n\nz: 1\n", "|+\n\n")]
    [InlineData("k: | # c\n  a\nz: 1\n", "| # c\n  a")]
    [InlineData("k: |\nz: 1\n", "|")]
    [InlineData("k: |\n\n\nz: 1\n", "|")]
    [InlineData("k: |", "|")]
    [InlineData("k: |2-\n    a\n   b\n  \nz: 1\n", "|2-\n    a\n   b")]
    [InlineData("k: |\n  a\n     \n \nz: 1\n", "|\n  a\n     ")]
    [InlineData("k: >\n  a\n  b\n# c\nz: 1\n", ">\n  a\n  b")]
    [InlineData("k: >+\n  a\n\n# c\nz: 1\n", ">+\n  a\n")]
    [InlineData("k: |\n  a\n # c\nz: 1\n", "|\n  a")]
    [InlineData("k: |\n  a\n  # d\nz: 1\n", "|\n  a\n  # d")]
    [InlineData("k: |\n  a\n...\n", "|\n  a")]
    [InlineData("k: [a, b] # c\n", "[a, b]")]
    [InlineData("k: [a,\n  b\n  ] # c\nz: 1\n", "[a,\n  b\n  ]")]
    [InlineData("k: {a: {b: c}}  \n", "{a: {b: c}}")]
    [InlineData("k:\n- a\n- b # c\n\nz: 1\n", "- a\n- b")]
    [InlineData("k:\n  # c\n  a: 1\n  b:\n  - c # d\n# e\nz: 1\n", "a: 1\n  b:\n  - c")]
    [InlineData("k:\n- a\n-\n# c\nz: 1\n", "- a\n-")]
    [InlineData("k:\n  a: # c\n# d\nz: 1\n", "a:")]
    [InlineData("k: &x v # c\n", "v")]
    [InlineData("k: !!str &x 5 # c\n", "5")]
    [InlineData("k: &x !!str\n  5\n", "5")]
    [InlineData("k: &x # c\n  v\n", "v")]
    [InlineData("k: &x |\n  v\n", "|\n  v")]
    [InlineData("k: &x [a]\n", "[a]")]
    [InlineData("k: &x\n  a: b\nz: 1\n", "a: b")]
    [InlineData("k: &x\n- &y a\nz: 1\n", "- &y a")]
    [InlineData("k: &x\n  &y a: b\nz: 1\n", "&y a: b")]
    [InlineData("? k\n: v\n", "v")]
    [InlineData("{k: v, z: 1}\n", "v")]
    [InlineData("{\"k\":5}\n", "5")]
    [InlineData("{k: [a: b]}\n", "[a: b]")]
    [InlineData("k: \U0001F600 x # c\nz: 1\n", "\U0001F600 x")]
    public void A_value_covers_exactly_its_own_source(string text, string source)
    {
        var document = YamlText.Read(text);

        var value = YamlText.Root(document).Entries[0].Value;

        Assert.Equal(source, document.Text[value.Start.Offset..value.End.Offset]);
    }

    [Theory]
    [InlineData("k:\n", 2)]
    [InlineData("k:   # c\nz: 1\n", 2)]
    [InlineData("k: &x\nz: 1\n", 5)]
    [InlineData("k: &x # c\n", 5)]
    [InlineData("k: !!null\n", 9)]
    [InlineData("? k\n? z\n", 3)]
    [InlineData("? k # c\n:\n", 9)]
    [InlineData("{k, z: 1}\n", 2)]
    [InlineData("{k: , z: 1}\n", 3)]
    [InlineData("{k:\n , z: 1}\n", 3)]
    public void An_empty_value_lies_behind_what_announces_it(string text, int offset)
    {
        var value = YamlText.Root(YamlText.Read(text)).Entries[0].Value;

        Assert.Equal((offset, offset), (value.Start.Offset, value.End.Offset));
    }

    [Theory]
    [InlineData("k:\n-\n- \n- a\n-\n", "4 6 13")]
    [InlineData("- -\n  - b\n-\n", "3 11")]
    public void Empty_items_lie_behind_their_dashes(string text, string offsets)
    {
        var empty = YamlText.Nodes(YamlText.Read(text).Root).OfType<YamlScalar>().Where(s => s.Value.Length == 0);

        Assert.Equal(offsets, string.Join(' ', empty.Select(node => node.Start.Offset)));
    }

    [Fact]
    public void The_anchor_of_a_value_lies_before_its_start()
    {
        var document = YamlText.Read("k: &x !!str v\n");

        var value = YamlText.Root(document).Entries[0].Value;

        Assert.Equal("&x !!str v", document.Text[value.OuterStart..value.End.Offset]);
        Assert.Equal("x", Assert.IsType<YamlScalar>(value).Anchor);
    }

    [Fact]
    public void A_pair_in_a_flow_sequence_covers_key_and_value()
    {
        var document = YamlText.Read("{k: [a, b: c, ? d : e]}\n");

        var pairs = YamlText.Nodes(document.Root).OfType<YamlMapping>().Skip(1);

        Assert.Equal("b: c|d : e", string.Join('|', pairs.Select(p => document.Text[p.Start.Offset..p.End.Offset])));
    }

    [Fact]
    public void Every_value_of_every_real_file_covers_exactly_its_own_source()
    {
        foreach (var (name, original) in Corpus.YamlFiles())
        {
            foreach (var (variant, bytes) in Corpus.Variants(original))
            {
                var document = YamlText.Read(bytes);
                YamlSourceCheck.AssertExact(document, $"{name}, {variant}");
            }
        }
    }
}
