using System.Text;
using Wo.Core.Errors;
using Wo.Core.Model;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlEditorTests
{
    [Theory]
    // one line
    [InlineData("k: old\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k:   old  # c\nz: 1\n", "k:   new  # c\nz: 1\n")]
    [InlineData("k: old\r\nz: 1\r\n", "k: new\r\nz: 1\r\n")]
    [InlineData("\uFEFFk: old", "\uFEFFk: new")]
    [InlineData("k: 'old' # c\n", "k: 'new' # c\n")]
    [InlineData("k: \"old\"\n", "k: \"new\"\n")]
    [InlineData("'k': old\n", "'k': new\n")]
    [InlineData("k : old\n", "k : new\n")]
    [InlineData("k: 5\n", "k: new\n")]
    [InlineData("k: null # c\n", "k: new # c\n")]
    [InlineData("k: ~\n", "k: new\n")]
    [InlineData("k: !!str old # c\n", "k: new # c\n")]
    [InlineData("k: [a, b] # c\n", "k: new # c\n")]
    [InlineData("? k\n: old # c\nz: 1\n", "? k\n: new # c\nz: 1\n")]
    // nothing written
    [InlineData("k:\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k:   \nz: 1\n", "k: new   \nz: 1\n")]
    [InlineData("k: # c\nz: 1\n", "k: new # c\nz: 1\n")]
    [InlineData("k:", "k: new")]
    [InlineData("k: &x # c\nz: 1\n", "k: new # c\nz: 1\n")]
    [InlineData("? k # c\n? z\n", "? k\n: new # c\n? z\n")]
    // several lines
    [InlineData("k: a\n  b # c\nz: 1\n", "k: new # c\nz: 1\n")]
    [InlineData("k: 'a\n\n  b'\nz: 1\n", "k: 'new'\nz: 1\n")]
    [InlineData("k: \"a\\\n  b\" # c\n", "k: \"new\" # c\n")]
    [InlineData("k: |\n  a\n  b\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k: | # c\n  a\n\n\nz: 1\n", "k: new # c\n\n\nz: 1\n")]
    [InlineData("k: |+\n  a\n\n\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k: >-\r\n  a\r\n# c\r\nz: 1\r\n", "k: new\r\n# c\r\nz: 1\r\n")]
    [InlineData("k: |\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k: |\n  a", "k: new")]
    [InlineData("k: [a, # x\n  b] # c\nz: 1\n", "k: new # c\nz: 1\n")]
    [InlineData("k: {\n}\nz: 1\n", "k: new\nz: 1\n")]
    // on a later line
    [InlineData("k:\n  old # c\nz: 1\n", "k:\n  new # c\nz: 1\n")]
    [InlineData("k: # c\n  # d\n  old\n", "k: # c\n  # d\n  new\n")]
    [InlineData("k:\n  - a\n  - b\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k:\n- a\n- b\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k: # c\n  # d\n  - a\n\nz: 1\n", "k: new # c\n  # d\n\nz: 1\n")]
    [InlineData("k:\n  a: 1\n  b:\n  - c # d\n# e\nz: 1\n", "k: new\n   # d\n# e\nz: 1\n")]
    [InlineData("k:\n  a: 1", "k: new")]
    [InlineData("k:\r\n  a: 1", "k: new")]
    [InlineData("k: &x # c\n  a: 1\nz: 1\n", "k: new # c\nz: 1\n")]
    [InlineData("k:\n  a: |+\n    b\n\nz: 1\n", "k: new\nz: 1\n")]
    [InlineData("k:\n  [a,\n  b] # c\nz: 1\n", "k:\n  new # c\nz: 1\n")]
    // flow root
    [InlineData("{k: old, z: 1} # c\n", "{k: new, z: 1} # c\n")]
    [InlineData("{z: 1, k: [a,\n b]}\n", "{z: 1, k: new}\n")]
    [InlineData("{\"k\":\"old\",\"z\":1}\n", "{\"k\": \"new\",\"z\":1}\n")]
    [InlineData("{\"k\":5}\n", "{\"k\": new}\n")]
    [InlineData("{k, z}\n", "{k: new, z}\n")]
    [InlineData("{k: , z}\n", "{k: new , z}\n")]
    [InlineData("--- {\n  k: old # c\n}\n...\n", "--- {\n  k: new # c\n}\n...\n")]
    public void A_value_is_replaced_and_nothing_else(string before, string after) =>
        AssertEdit(before, after, new FieldChange("k", new FieldValue.Text("new")));

    [Theory]
    [InlineData("a: 1\n", "a: 1\nk: new\n")]
    [InlineData("a: 1", "a: 1\nk: new")]
    [InlineData("a: 1\r\n", "a: 1\r\nk: new\r\n")]
    [InlineData("a: 1\r\nb: 2", "a: 1\r\nb: 2\r\nk: new")]
    [InlineData("\uFEFFa: 1\n", "\uFEFFa: 1\nk: new\n")]
    [InlineData("a: 1 # c\n", "a: 1 # c\nk: new\n")]
    [InlineData("a: 1 # c", "a: 1 # c\nk: new")]
    [InlineData("a: 1\n\n\n", "a: 1\nk: new\n\n\n")]
    [InlineData("a: 1\n# c\n", "a: 1\nk: new\n# c\n")]
    [InlineData("a: 1\n\n# c", "a: 1\nk: new\n\n# c")]
    [InlineData("a: 1\n  ", "a: 1\nk: new\n  ")]
    [InlineData("a:\n", "a:\nk: new\n")]
    [InlineData("a:", "a:\nk: new")]
    [InlineData("a:\n- b\n", "a:\n- b\nk: new\n")]
    [InlineData("a:\n  b:\n    c: d\n    # e\n", "a:\n  b:\n    c: d\n    # e\nk: new\n")]
    [InlineData("  a: 1\n  b: 2\n", "  a: 1\n  b: 2\n  k: new\n")]
    [InlineData("---\na: 1\n...\n", "---\na: 1\nk: new\n...\n")]
    [InlineData("a: 1\n# c\n... # d\n# e\n", "a: 1\nk: new\n# c\n... # d\n# e\n")]
    [InlineData("a: 1\n...", "a: 1\nk: new\n...")]
    [InlineData("%YAML 1.2\n---\na: 1\n", "%YAML 1.2\n---\na: 1\nk: new\n")]
    // behind a scalar of several lines
    [InlineData("a: b\n  c\n", "a: b\n  c\nk: new\n")]
    [InlineData("a: 'b\n\n  c'\n", "a: 'b\n\n  c'\nk: new\n")]
    [InlineData("a: |\n  b\n", "a: |\n  b\nk: new\n")]
    [InlineData("a: |\n  b\n\n\n", "a: |\n  b\nk: new\n\n\n")]
    [InlineData("a: |-\n  b\n\n", "a: |-\n  b\nk: new\n\n")]
    [InlineData("a: |+\n  b\n", "a: |+\n  b\nk: new\n")]
    [InlineData("a: |+\n  b\n\n\n", "a: |+\n  b\n\n\nk: new\n")]
    [InlineData("a: |+\n  b\n\n# c\n\n", "a: |+\n  b\n\nk: new\n# c\n\n")]
    [InlineData("a:\n- b: >+\n    c\n\n", "a:\n- b: >+\n    c\n\nk: new\n")]
    [InlineData("a: |\n", "a: |\nk: new\n")]
    [InlineData("a: |+\n\n\n", "a: |+\n\n\nk: new\n")]
    // its value has no final line break; only stripping keeps that
    [InlineData("a: |\n  b", "a: |-\n  b\nk: new")]
    [InlineData("a: |+\n  b", "a: |-\n  b\nk: new")]
    [InlineData("a:\n- >2 # c\n   b", "a:\n- >2- # c\n   b\nk: new")]
    [InlineData("a: |-\n  b", "a: |-\n  b\nk: new")]
    [InlineData("a: |\n  b\n# c", "a: |\n  b\nk: new\n# c")]
    [InlineData("a: |", "a: |\nk: new")]
    // flow root
    [InlineData("{}\n", "{k: new}\n")]
    [InlineData("{a: 1} # c\n", "{a: 1, k: new} # c\n")]
    [InlineData("{ a: 1 }", "{ a: 1, k: new }")]
    [InlineData("{a: 1,}\n", "{a: 1, k: new}\n")]
    [InlineData("{a}\n", "{a, k: new}\n")]
    [InlineData("{a: }\n", "{a: , k: new }\n")]
    [InlineData("{a: [1, 2]}\n", "{a: [1, 2], k: new}\n")]
    [InlineData("{\n  a: 1, # c\n  b: 2 # d\n}\n", "{\n  a: 1, # c\n  b: 2,\n  k: new # d\n}\n")]
    [InlineData("{\r\n  \"a\": 1\r\n}\r\n", "{\r\n  \"a\": 1,\r\n  \"k\": \"new\"\r\n}\r\n")]
    [InlineData("{\n  a: 1, # c\n}\n", "{\n  a: 1,\n  k: new # c\n}\n")]
    public void An_absent_key_is_added_at_the_end_and_nothing_else(string before, string after) =>
        AssertEdit(before, after, new FieldChange("k", new FieldValue.Text("new")));

    [Theory]
    [InlineData("a: 1\nk:\n  b: 1", "a: 1\nk: v\nm: 2\no: x")]
    [InlineData("a: 1\nk:", "a: 1\nk: v\nm: 2\no: x")]
    [InlineData("a: 1\nk: |\n  b", "a: 1\nk: v\nm: 2\no: x")]
    [InlineData("a: 1\nk: |\n  b\n\n", "a: 1\nk: v\nm: 2\no: x\n\n")]
    [InlineData("{a: 1, k: }\n", "{a: 1, k: v , m: 2, o: x }\n")]
    [InlineData("{k}\n", "{k: v, m: 2, o: x}\n")]
    public void The_last_value_is_replaced_and_keys_are_added_behind_it(string before, string after) =>
        AssertEdit(
            before,
            after,
            new FieldChange("k", new FieldValue.Text("v")),
            new FieldChange("m", new FieldValue.Whole(2)),
            new FieldChange("o", new FieldValue.Text("x"))
        );

    [Fact]
    public void Null_clears_what_is_there_and_adds_nothing()
    {
        var changes = new[] { "a", "b", "c", "d" }.Select(key => new FieldChange(key, new FieldValue.Null())).ToArray();

        AssertEdit("a: x # c\nb: ~\nc:\n", "a: null # c\nb: ~\nc:\n", changes);
    }

    [Fact]
    public void Whole_numbers_and_flow_values_are_written_as_given() =>
        AssertEdit(
            "x_rev: 1 # c\n",
            "x_rev: -9223372036854775808 # c\nx_overrides: [{by: alice, n: 1}]\n",
            new FieldChange("x_rev", new FieldValue.Whole(long.MinValue)),
            new FieldChange("x_overrides", new FieldValue.Flow("[{by: alice, n: 1}]"))
        );

    [Theory]
    [InlineData("k: 2026-01-01\n", "k: '2026-01-02' # c\n", "2026-01-02", true)]
    [InlineData("k: old\n", "k: 'e18fe9a'\n", "e18fe9a", true)]
    [InlineData("k: \"old\"\n", "k: \"e18fe9a\"\n", "e18fe9a", true)]
    [InlineData("k: old\n", "k: 'yes'\n", "yes", false)]
    [InlineData("k: 'old'\n", "k: \"a\\nb\"\n", "a\nb", false)]
    [InlineData("k: old\n", "k: 'it''s # not: a comment'\n", "it's # not: a comment", false)]
    [InlineData("{k: old}\n", "{k: 'a, b'}\n", "a, b", false)]
    [InlineData("k: old\n", "k: a, b\n", "a, b", false)]
    public void Text_is_quoted_where_it_must_be(string before, string after, string text, bool alwaysQuoted)
    {
        var hasComment = after.Contains("# c", StringComparison.Ordinal);
        var change = new FieldChange("k", new FieldValue.Text(text, alwaysQuoted));

        AssertEdit(hasComment ? before.Replace("\n", " # c\n", StringComparison.Ordinal) : before, after, change);
    }

    [Theory]
    [InlineData("k: v # c\n", "v", true)]
    [InlineData("k: >-\n  v\n", "v", false)]
    [InlineData("a: &x v\nk: *x\n", "v", true)]
    public void A_value_that_is_already_there_is_left_as_it_is_written(string text, string value, bool alwaysQuoted) =>
        AssertEdit(text, text, new FieldChange("k", new FieldValue.Text(value, alwaysQuoted)));

    [Fact]
    public void A_number_that_looks_like_the_wanted_text_is_replaced_by_text() =>
        AssertEdit("k: 1234567\n", "k: '1234567'\n", new FieldChange("k", new FieldValue.Text("1234567")));

    [Theory]
    [InlineData("a: [b\n", "cannot be edited, 2:1")]
    [InlineData("- a\n", "not a mapping")]
    [InlineData("", "empty")]
    public void What_is_no_readable_mapping_is_not_edited(string text, string cause)
    {
        var change = new FieldChange("k", new FieldValue.Text("new"));

        var edit = YamlEditor.Apply(Encoding.UTF8.GetBytes(text), [change]);

        Assert.Contains(cause, edit.Error?.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("[a]\n")]
    [InlineData("[a] # c")]
    [InlineData("[a,\nb]")]
    [InlineData("[a")]
    [InlineData("[a], b: c")]
    [InlineData("[&x a, *x]")]
    [InlineData("&x [a]")]
    [InlineData("plain")]
    [InlineData("")]
    public void Flow_text_that_is_not_one_flow_value_on_one_line_is_refused(string flow)
    {
        var edit = YamlEditor.Apply("k: 1\n"u8, [new FieldChange("k", new FieldValue.Flow(flow))]);

        Assert.Equal(ErrorCodes.InvalidWorkOrder, edit.Error?.Code);
    }

    [Fact]
    public void Text_that_no_file_can_hold_is_refused()
    {
        foreach (var text in new[] { "a\0b", "a\uD83D", "\uDE00\uD83D" })
        {
            var edit = YamlEditor.Apply("k: 1\n"u8, [new FieldChange("k", new FieldValue.Text(text))]);

            Assert.Equal(ErrorCodes.InvalidWorkOrder, edit.Error?.Code);
        }
    }

    [Fact]
    public void An_edit_that_would_make_the_file_unreadable_is_refused()
    {
        var full = "k: 1\nz: " + new string('x', YamlReader.MaxBytes - 10) + "\n";

        var edit = YamlEditor.Apply(Encoding.UTF8.GetBytes(full), [new FieldChange("k", new FieldValue.Text("new"))]);

        Assert.StartsWith("edit refused: 1:1: larger than", edit.Error?.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_that_would_change_another_key_is_refused()
    {
        // A key that is a block scalar without a final line break gets one from whatever follows.
        var edit = YamlEditor.Apply("? |\n  other"u8, [new FieldChange("k", new FieldValue.Text("new"))]);

        Assert.Equal("edit refused: another key would change with it", edit.Error?.Cause);
    }

    internal static void AssertEdit(string before, string after, params FieldChange[] changes)
    {
        var edit = YamlEditor.Apply(Encoding.UTF8.GetBytes(before), changes);

        Assert.True(edit.IsOk, edit.Error?.Cause);
        Assert.Equal(after, Encoding.UTF8.GetString(edit.Value));
        Assert.Equal(edit.Value, YamlEditor.Apply(edit.Value, changes).Value);
    }
}
