using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlAnchorTests
{
    [Theory]
    [InlineData("k: &x 'old' # c\na: *x # d\nb: *x\n", "k: 'new' # c\na: &x 'old' # d\nb: *x\n")]
    [InlineData("k: &x old\na:\n- *x\n- b\n", "k: new\na:\n- &x old\n- b\n")]
    [InlineData("k: &x old\nb: &x other\na: *x\n", "k: new\nb: &x other\na: *x\n")]
    [InlineData("a: &x 1\nb: *x\nk: &x 2\nc: *x\n", "a: &x 1\nb: *x\nk: new\nc: &x 2\n")]
    [InlineData("k: &x !!str 5\na: *x\n", "k: new\na: &x !!str 5\n")]
    [InlineData("k: &x\na: *x\n", "k: new\na: &x\n")]
    [InlineData("k: &x\n  5\na: *x\n", "k: new\na: &x 5\n")]
    [InlineData("k: &x\n  old\na: *x\n", "k: new\na: &x old\n")]
    [InlineData("k: &x |\n  o\n  ld\na: *x\n", "k: new\na: &x \"o\\nld\\n\"\n")]
    [InlineData("k: &x o\n  ld\na: {b: *x}\n", "k: new\na: {b: o ld}\n")]
    [InlineData("k: &x o, ld\na: {b: *x}\n", "k: new\na: {b: 'o, ld'}\n")]
    [InlineData("k: &x 5\na: {b: *x, c: *x}\nd: *x\ne: *x\n", "k: new\na: {b: 5, c: 5}\nd: &x 5\ne: *x\n")]
    [InlineData("k: &x\na: [*x, *x]\n", "k: new\na: [null, null]\n")]
    [InlineData("k: &x 'yes'\na: [*x]\n", "k: 'new'\na: ['yes']\n")]
    [InlineData("k: &x old\n*x : a\n", "k: new\n&x old : a\n")]
    [InlineData("k:\n- &x old\n- *x\na: *x\n", "k: new\na: &x old\n")]
    [InlineData("k: {b: &x old}\na: *x\n", "k: new\na: &x old\n")]
    public void An_anchor_that_goes_moves_to_the_first_alias_that_stays(string before, string after) =>
        YamlEditorTests.AssertEdit(before, after, New("k"));

    [Fact]
    public void An_alias_is_replaced_alone() =>
        YamlEditorTests.AssertEdit("a: &x 1\nk: *x # c\nb: *x\n", "a: &x 1\nk: new # c\nb: *x\n", New("k"));

    [Fact]
    public void An_anchor_and_its_only_alias_can_both_be_replaced() =>
        YamlEditorTests.AssertEdit("a: &x 1\nk: *x\n", "a: new\nk: new\n", New("k"), New("a"));

    [Fact]
    public void An_anchor_passes_over_an_alias_that_goes_too() =>
        YamlEditorTests.AssertEdit(
            "a: &x 1\nk: *x\nb: *x\nc: *x\n",
            "a: new\nk: new\nb: &x 1\nc: *x\n",
            New("k"),
            New("a")
        );

    [Fact]
    public void Two_definitions_of_one_name_both_find_a_new_home() =>
        YamlEditorTests.AssertEdit(
            "a: &x 1\nb: *x\nk: &x 2\nc: *x\n",
            "a: new\nb: &x 1\nk: new\nc: &x 2\n",
            New("a"),
            New("k")
        );

    private static FieldChange New(string key) => new(key, new FieldValue.Text("new"));
}
