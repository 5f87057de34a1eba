using System.Text;
using Wo.Core.Errors;
using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlAnchorTests
{
    [Theory]
    [InlineData("k: &x 'old' # c\na: *x # d\nb: *x\n", "1:7")]
    [InlineData("k: &x old\na:\n- *x\n- b\n", "1:7")]
    [InlineData("k: &x old\nb: &x other\na: *x\n", "1:7")]
    [InlineData("a: 1\nk: &x\n  old\nb: {c: *x}\n", "3:3")]
    [InlineData("k: &x old\n*x : a\n", "1:7")]
    [InlineData("k:\n- &x old\n- *x\na: *x\n", "2:6")]
    [InlineData("k: {b: &x old}\na: *x\n", "1:11")]
    public void A_value_that_an_alias_repeats_is_not_edited(string text, string position)
    {
        var edit = YamlEditor.Apply(Encoding.UTF8.GetBytes(text), [New("k")]);

        Assert.Equal(ErrorCodes.InvalidWorkOrder, edit.Error?.Code);
        Assert.Equal(
            $"cannot be edited, {position}: the aliases *x repeat this value, write it out in their place first",
            edit.Error?.Cause
        );
    }

    [Fact]
    public void An_anchor_that_no_alias_names_goes_with_its_value() =>
        YamlEditorTests.AssertEdit("k: &x old\na: &y 1\nb: *y\n", "k: new\na: &y 1\nb: *y\n", New("k"));

    [Fact]
    public void An_anchor_that_only_its_own_value_repeats_goes_with_it() =>
        YamlEditorTests.AssertEdit("k: [&x old, *x]\n", "k: new\n", New("k"));

    [Fact]
    public void Another_key_is_edited_whatever_an_alias_repeats() =>
        YamlEditorTests.AssertEdit("a: &x 1\nb: *x\nk: 2\n", "a: &x 1\nb: *x\nk: new\n", New("k"));

    [Fact]
    public void An_alias_is_replaced_alone() =>
        YamlEditorTests.AssertEdit("a: &x 1\nk: *x # c\nb: *x\n", "a: &x 1\nk: new # c\nb: *x\n", New("k"));

    [Fact]
    public void An_anchor_and_its_only_alias_can_both_be_replaced() =>
        YamlEditorTests.AssertEdit("a: &x 1\nk: *x\n", "a: new\nk: new\n", New("k"), New("a"));

    private static FieldChange New(string key) => new(key, new FieldValue.Text("new"));
}
