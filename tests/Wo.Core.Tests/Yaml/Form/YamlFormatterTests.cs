using System.Text;
using Wo.Core.Yaml.Form;

namespace Wo.Core.Tests.Yaml.Form;

public sealed class YamlFormatterTests
{
    private static readonly string[] Order = ["version", "id", "title", "scope"];

    [Theory]
    [InlineData("id: a\nversion: 1\n", "version: 1\nid: a\n")]
    [InlineData("x_b: 1\nx_a: 2\nid: a\n", "id: a\nx_b: 1\nx_a: 2\n")]
    [InlineData("scope:\n    allow:\n      - a\n      - b\n", "scope:\n  allow:\n  - a\n  - b\n")]
    [InlineData("scope: {allow: [a, 'b'], deny: []}\n", "scope:\n  allow:\n  - a\n  - 'b'\n  deny: []\n")]
    [InlineData("x:\n-   - a\n    - b\n-   k: v\n    l: w\n", "x:\n- - a\n  - b\n- k: v\n  l: w\n")]
    [InlineData("id:   a   \n\n\n\ntitle: b", "id: a\n\ntitle: b\n")]
    [InlineData("---\nid: a\n...\n", "id: a\n")]
    [InlineData("\uFEFFid: a\n", "id: a\n")]
    [InlineData("{\"id\": \"a\", \"version\": 1}", "\"version\": 1\n\"id\": \"a\"\n")]
    [InlineData("id: &n a\ntitle: *n\n", "id: a\ntitle: a\n")]
    [InlineData("id:\ntitle: ~\n", "id:\ntitle: ~\n")]
    public void Order_indentation_and_lists_are_always_the_same(string text, string formatted) =>
        AssertFormatted(formatted, text, YamlForm.Layout);

    [Theory]
    [InlineData("title: >-\n      one\n\n      two\n", "title: >-\n  one\n\n  two\n")]
    [InlineData("x:\n  - |+\n     a\n      b\n\nid: a\n", "id: a\nx:\n- |+\n  a\n   b\n\n")]
    [InlineData("title: |2\n    two in\n  none\n", "title: |2\n    two in\n  none\n")]
    [InlineData("title: 'it''s\n      over two'\n", "title: 'it''s\n  over two'\n")]
    [InlineData("title: plain\n         over two # why\n", "title: plain\n  over two  # why\n")]
    [InlineData("title: \"a \\\n    b\"\n", "title: \"a \\\n  b\"\n")]
    public void Scalars_keep_their_quotes_their_lines_and_their_blocks(string text, string formatted) =>
        AssertFormatted(formatted, text, YamlForm.Layout);

    [Theory]
    [InlineData("title: |\n  one\n\n  two\n", "title: 'one\n\n\n  two\n\n  '\n")]
    [InlineData("title: \"plain\"\nid: 'WO-1'\n", "id: WO-1\ntitle: plain\n")]
    [InlineData("title: año\n", "title: \"a\\xF1o\"\n")]
    [InlineData("id: ~\ntitle:\nversion: 1\n", "version: 1\nid: null\ntitle: null\n")]
    [InlineData("id: 2026-03-15\ntitle: '2026-03-15'\n", "id: 2026-03-15\ntitle: '2026-03-15'\n")]
    [InlineData("id: a\n\n# why\ntitle: b # what\n", "id: a\n# why\ntitle: b  # what\n")]
    public void The_form_of_PyYAML_is_that_of_its_safe_dump_with_comments(string text, string formatted) =>
        AssertFormatted(formatted, text, YamlForm.PyYaml);

    [Theory]
    [InlineData(
        "# head\n\n# of id\nid: a # beside\n# of version\nversion: 1\n# foot\n",
        "# head\n\n# of version\nversion: 1\n\n# of id\nid: a  # beside\n# foot\n"
    )]
    [InlineData(
        "# yaml-language-server: $schema=x\nid: a\nversion: 1\n",
        "# yaml-language-server: $schema=x\nversion: 1\nid: a\n"
    )]
    [InlineData("x:\n  # first\n  - a # beside a\n  # last\nid: b\n", "id: b\nx:\n# first\n- a  # beside a\n# last\n")]
    [InlineData("x: # beside x\n  k: v\n  # below k\nid: a\n", "id: a\nx:  # beside x\n  k: v\n  # below k\n")]
    [InlineData("x: [a, # of a\n  b] # of x\n", "x:  # of x\n- a  # of a\n- b\n")]
    [InlineData("x:\n- {a: 1, b: 2} # both\n", "x:\n- a: 1  # both\n  b: 2\n")]
    [InlineData("x: | # header\n  # content\n  text\n", "x: |  # header\n  # content\n  text\n")]
    [InlineData("x:\n  # of the value\n  v\n", "x: v\n# of the value\n")]
    public void Comments_stay_with_what_they_are_about(string text, string formatted) =>
        AssertFormatted(formatted, text, YamlForm.Layout);

    [Fact]
    public void The_line_ends_of_the_file_stay() =>
        AssertFormatted(
            "id: a\r\ntitle: |\r\n  b\r\n  c\r\n",
            "title: |\r\n    b\r\n    c\r\nid: a\r\n",
            YamlForm.Layout
        );

    [Theory]
    [InlineData("- a\n")]
    [InlineData("a: [\n")]
    public void What_is_no_mapping_is_refused(string text) =>
        Assert.False(new YamlFormatter(YamlForm.Layout, Order).Format(Encoding.UTF8.GetBytes(text)).IsOk);

    private static void AssertFormatted(string expected, string text, YamlForm form)
    {
        var formatter = new YamlFormatter(form, Order);

        var formatted = Encoding.UTF8.GetString(formatter.Format(Encoding.UTF8.GetBytes(text)).Value);

        Assert.Equal(expected, formatted);
        Assert.True(formatter.IsCanonical(Encoding.UTF8.GetBytes(formatted)));
    }
}
