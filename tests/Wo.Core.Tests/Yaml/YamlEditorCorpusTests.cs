using System.Text;
using System.Text.RegularExpressions;
using Wo.Core.Model;
using Wo.Core.Yaml;
using Wo.TestKit;

namespace Wo.Core.Tests.Yaml;

[Soak]
public sealed class YamlEditorCorpusTests
{
    private const string Later = "2026-11-22T22:15:30.1234567+00:00";

    private static readonly (string Verb, FieldChange[] Changes)[] Transitions =
    [
        (
            "take",
            [
                Text("status", "running"),
                Text("owner", "alice"),
                Text("branch", "feat/wo-WO-0016"),
                Text("worktree", "../.worktrees/WO-0016"),
                Quoted("started_at", Later),
                Whole("x_rev", 1),
            ]
        ),
        (
            "finish",
            [
                Text("status", "done"),
                Text("result", "done"),
                Quoted("finished_at", Later),
                Quoted("closed_at", Later),
                Quoted("verified_at_sha", "0123456789abcdef0123456789abcdef01234567"),
                Whole("x_rev", 2),
            ]
        ),
        (
            "requeue",
            [
                Text("status", "pending"),
                Null("owner"),
                Null("started_at"),
                Null("finished_at"),
                Null("closed_at"),
                Null("result"),
                Text("x_requeued_from", "failed"),
                Quoted("x_requeued_at", Later),
                Text("x_requeued_reason", "it's: \"broken\" # really\nsecond line"),
                Whole("x_rev", 3),
            ]
        ),
        ("release", [Text("status", "pending"), Null("owner"), Null("started_at"), Whole("x_rev", 4)]),
        (
            "free text",
            [Text("title", "Añadir «algo» 🚀: {a, b}"), new("x_overrides", new FieldValue.Flow("[{by: alice}]"))]
        ),
        (
            "nested",
            [
                Text("scope", "x"),
                Null("verify"),
                Text("x_objective", "short"),
                new("execution", new FieldValue.Flow("{}")),
            ]
        ),
    ];

    [Fact]
    public void Every_transition_of_every_real_file_changes_the_lines_of_its_keys_and_no_other()
    {
        ForEachEdit(
            (name, original, edited, changes) =>
            {
                var expected = TouchedLines.Expect(original, changes);
                TouchedLines.AssertMatch(expected, edited, name);
            }
        );
    }

    [Fact]
    public void Every_transition_of_every_real_file_reads_as_the_old_document_with_its_keys_changed()
    {
        ForEachEdit(
            (name, original, edited, changes) =>
            {
                var expected = ExpectedMeaning(YamlText.Root(YamlText.Read(original)), changes);
                Assert.True(expected == YamlText.Meaning(YamlText.Read(edited).Root), name);
            }
        );
    }

    [Fact]
    public void Repeating_an_edit_changes_nothing() =>
        ForEachEdit((name, _, edited, changes) => Assert.True(Apply(edited, changes).SequenceEqual(edited), name));

    [Fact]
    public void Positions_stay_exact_through_a_chain_of_edits()
    {
        foreach (var (name, original) in Corpus.YamlFiles())
        {
            var bytes = original;
            foreach (var (_, changes) in Transitions)
            {
                bytes = Apply(bytes, changes);
            }

            YamlSourceCheck.AssertExact(YamlText.Read(bytes), name);
        }
    }

    private static void ForEachEdit(Action<string, byte[], byte[], FieldChange[]> check)
    {
        foreach (var (name, original) in Corpus.YamlFiles())
        {
            foreach (var (variant, bytes) in Corpus.Variants(original))
            {
                foreach (var (verb, changes) in Transitions)
                {
                    check($"{verb}, {name}, {variant}", bytes, Apply(bytes, changes), changes);
                }
            }
        }
    }

    private static byte[] Apply(byte[] bytes, FieldChange[] changes)
    {
        var edit = YamlEditor.Apply(bytes, changes);
        Assert.True(edit.IsOk, edit.Error?.Cause);
        return edit.Value;
    }

    internal static string ExpectedMeaning(YamlMapping before, IReadOnlyList<FieldChange> changes)
    {
        var entries = before
            .Entries.Select(e =>
                changes.FirstOrDefault(c => c.Key == e.Key.Value) is { } change
                    ? $"{YamlText.Meaning(e.Key)}: {Meaning(change.Value)}"
                    : $"{YamlText.Meaning(e.Key)}: {YamlText.Meaning(e.Value)}"
            )
            .ToList();
        entries.AddRange(
            changes
                .Where(c => c.Value is not FieldValue.Null && !before.TryGet(c.Key, out _))
                .Select(c => $"String<{c.Key}>: {Meaning(c.Value)}")
        );
        return $"{{{string.Join(", ", entries)}}}";
    }

    private static string Meaning(FieldValue value) =>
        value switch
        {
            FieldValue.Text text => $"String<{text.Value}>",
            FieldValue.Whole whole => $"Integer<{whole.Value}>",
            FieldValue.Null => "Null",
            FieldValue.Flow flow => YamlText.Meaning(YamlText.Read(flow.FlowText).Root),
            _ => throw new InvalidOperationException(),
        };

    private static FieldChange Text(string key, string value) => new(key, new FieldValue.Text(value));

    private static FieldChange Quoted(string key, string value) => new(key, new FieldValue.Text(value, true));

    private static FieldChange Whole(string key, long value) => new(key, new FieldValue.Whole(value));

    private static FieldChange Null(string key) => new(key, new FieldValue.Null());
}
