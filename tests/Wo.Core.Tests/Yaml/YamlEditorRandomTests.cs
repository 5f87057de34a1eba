using System.Text;
using CsCheck;
using Wo.Core.Model;
using Wo.Core.Yaml;
using Wo.TestKit;

namespace Wo.Core.Tests.Yaml;

[Soak]
public sealed class YamlEditorRandomTests
{
    [Fact]
    public void Any_edit_of_any_document_changes_its_keys_and_nothing_else() =>
        Gen.Int[0, 1000].Array[0, 120].Sample(AssertOne, iter: 2_000, print: Print);

    private static void AssertOne(int[] choices)
    {
        var tape = new Tape(choices);
        var random = new RandomDocument(tape);
        var text = random.Write();
        var changes = Changes(tape, random.Keys);
        var before = YamlText.Read(text);
        YamlSourceCheck.AssertExact(before, "before");

        var edit = YamlEditor.Apply(Encoding.UTF8.GetBytes(text), changes);

        if (edit.Error is { } refused)
        {
            Assert.Contains("repeat this value", refused.Cause, StringComparison.Ordinal);
            Assert.Contains(YamlText.Nodes(before.Root).OfType<YamlScalar>(), scalar => scalar.AliasOf is not null);
            return;
        }

        var after = YamlText.Read(edit.Value);
        YamlSourceCheck.AssertExact(after, "after");
        Assert.Equal(
            YamlEditorCorpusTests.ExpectedMeaning(YamlText.Root(before), changes),
            YamlText.Meaning(after.Root)
        );
        Assert.Equal(before.HasByteOrderMark, after.HasByteOrderMark);
        AssertOthersKeepTheirSource(before, after, changes);
        Assert.All(random.Comments, comment => Assert.Contains(comment, after.Text, StringComparison.Ordinal));
        AssertLineEndings(before.Text, after.Text);
        Assert.Equal(edit.Value, YamlEditor.Apply(edit.Value, changes).Value);
    }

    private static FieldChange[] Changes(Tape tape, List<string> keys)
    {
        List<FieldChange> changes = [];
        foreach (var key in keys.Append("new1").Append("new2"))
        {
            if (!tape.Chance(2))
            {
                continue;
            }

            FieldValue value = tape.Below(6) switch
            {
                0 => new FieldValue.Text("v"),
                1 => new FieldValue.Null(),
                2 => new FieldValue.Whole(5),
                3 => new FieldValue.Text("2026-01-01", AlwaysQuoted: true),
                4 => new FieldValue.Text(tape.Pick("", "it's", "a: b", "x\ny", " z", "yes", "a, b", "é🚀")),
                _ => new FieldValue.Flow(tape.Pick("[]", "{a: 1}", "[{by: 'x'}]")),
            };
            changes.Add(new FieldChange(key, value));
        }

        return [.. changes];
    }

    private static void AssertOthersKeepTheirSource(YamlDocument before, YamlDocument after, FieldChange[] changes)
    {
        // The last block scalar of a file without final newline may get a `-`.
        var others = YamlText.Root(before).Entries.Where(e => changes.All(c => c.Key != e.Key.Value)).ToList();
        foreach (var entry in others)
        {
            var mayBeStripped = entry.Value.End.Offset == before.Text.Length;
            if (!mayBeStripped)
            {
                Assert.True(YamlText.Root(after).TryGet(entry.Key.Value, out var value));
                Assert.Equal(
                    before.Text[entry.Key.OuterStart..entry.Value.End.Offset],
                    after.Text[
                        YamlText.Root(after).Entries.First(e => e.Value == value).Key.OuterStart..value.End.Offset
                    ]
                );
            }
        }
    }

    private static void AssertLineEndings(string before, string after)
    {
        Assert.Equal(before.EndsWith('\n'), after.EndsWith('\n'));
        if (before.Contains('\n', StringComparison.Ordinal) && after.Contains('\n', StringComparison.Ordinal))
        {
            var isWindows = before.Contains('\r', StringComparison.Ordinal);
            Assert.Equal(isWindows, after.Contains('\r', StringComparison.Ordinal));
            Assert.Equal(isWindows ? after.ReplaceLineEndings("\r\n") : after.ReplaceLineEndings("\n"), after);
        }
    }

    private static string Print(int[] choices)
    {
        var tape = new Tape(choices);
        var random = new RandomDocument(tape);
        var text = random.Write();
        return $"{text.Replace("\r", "\\r")}\n{string.Join('\n', Changes(tape, random.Keys).Select(c => c.ToString()))}";
    }
}
