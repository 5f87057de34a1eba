using System.Text;
using Wo.Core.Errors;
using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Tests.Yaml;
using Wo.Core.Yaml;
using Wo.TestKit;

namespace Wo.Core.Tests.Fuzzing;

[Soak]
public sealed class YamlFuzzTests : IDisposable
{
    private readonly AllocationBound reading = new(250);
    private readonly AllocationBound editing = new(750);

    private static readonly FieldChange[][] Edits =
    [
        [
            new("status", new FieldValue.Text("running")),
            new("owner", new FieldValue.Text("it's: me # x")),
            new("x_rev", new FieldValue.Whole(8)),
        ],
        [
            new("owner", new FieldValue.Null()),
            new("started_at", new FieldValue.Text("2026-03-15T12:28:00Z", AlwaysQuoted: true)),
        ],
        [new("x_overrides", new FieldValue.Flow("[{by: 'x', why: \"y\"}]")), new("title", new FieldValue.Text("a\nb"))],
        [new("a", new FieldValue.Text("new")), new("c", new FieldValue.Null()), new("k", new FieldValue.Whole(-1))],
    ];

    [Fact]
    public void Whatever_the_bytes_are_the_reader_answers_within_bounds_and_with_positions_inside_the_text() =>
        Run(AssertReads);

    [Fact]
    public void Also_what_is_as_large_as_it_may_be_is_read_within_bounds() =>
        Fuzz.Run(FuzzSeeds.Large, AssertReads, cases: 60);

    [Fact]
    public void Whatever_is_read_an_edit_changes_its_keys_and_nothing_else_or_is_refused() =>
        Run(bytes => Array.ForEach(Edits, changes => AssertEdits(bytes, changes)));

    [Fact]
    public void Whatever_is_read_is_a_record_of_its_state_or_says_why_not() =>
        Run(bytes =>
        {
            if (!YamlReader.Read(bytes).TryGet(out var document, out _) || document.Root is not YamlMapping root)
            {
                return;
            }

            foreach (var state in WorkOrderStates.All)
            {
                var findings = new List<SchemaFinding>();
                var record = reading.Hold(bytes.Length, () => WorkOrderReader.Read(root, state, findings));
                Assert.True(record is not null || findings.Count > 0, "neither a record nor a reason");
            }
        });

    public void Dispose()
    {
        reading.Report();
        editing.Report();
    }

    private static void Run(Action<byte[]> check) => Fuzz.Run(FuzzSeeds.Yaml, check);

    private void AssertReads(byte[] bytes)
    {
        var result = reading.Hold(bytes.Length, () => YamlReader.Read(bytes));
        if (!result.TryGet(out var document, out var error))
        {
            Assert.InRange(error.Position.Offset, 0, bytes.Length);
            Assert.True(error.Position is { Line: >= 1, Column: >= 1 }, $"{error.Position}");
            return;
        }

        Assert.Equal(bytes, Encode(document));
        var places = new PlaceCheck(document.Text);
        places.AssertInside(document.Root, 0, document.Text.Length, depth: 1);
        Assert.InRange(places.Nodes, 1, YamlReader.MaxNodes);
    }

    private void AssertEdits(byte[] bytes, FieldChange[] changes)
    {
        if (!YamlReader.Read(bytes).TryGet(out var before, out _))
        {
            Assert.False(YamlEditor.Apply(bytes, changes).IsOk);
            return;
        }

        var edit = editing.Hold(bytes.Length, () => YamlEditor.Apply(bytes, changes));
        if (edit.Error is { } refused)
        {
            Assert.Equal(ErrorClass.Precondition, refused.Code.Class);
            return;
        }

        var after = YamlText.Read(edit.Value);
        var root = YamlText.Root(before);
        Assert.Equal(YamlEditorCorpusTests.ExpectedMeaning(root, changes), YamlText.Meaning(after.Root));
        Assert.Equal(before.HasByteOrderMark, after.HasByteOrderMark);
        Assert.Equal(edit.Value, YamlEditor.Apply(edit.Value, changes).Value);
        AssertOthersKeepTheirLines(before, after, root, changes);
    }

    /// <summary>Every line before the first value that changes is as it was.</summary>
    private static void AssertOthersKeepTheirLines(
        YamlDocument before,
        YamlDocument after,
        YamlMapping root,
        FieldChange[] changes
    )
    {
        var first = root.Entries.FirstOrDefault(entry => changes.Any(change => change.Key == entry.Key.Value));
        var untouched = first is null ? Math.Max(0, root.Start.Offset) : first.Key.OuterStart;
        Assert.Equal(before.Text[..untouched], after.Text[..Math.Min(untouched, after.Text.Length)]);
        foreach (var entry in root.Entries.Where(entry => changes.All(change => change.Key != entry.Key.Value)))
        {
            // The last scalar of a file without a final newline may need another header to mean the same.
            if (entry.Value.End.Offset < before.Text.Length)
            {
                var source = before.Text[entry.Key.Start.Offset..entry.Value.End.Offset];
                Assert.Contains(source, after.Text, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] Encode(YamlDocument document) =>
        [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(document.Text)];
}
