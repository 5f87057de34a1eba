using System.Globalization;
using System.Text;
using Wo.Engine.Lint;

namespace Wo.Engine.Verbs.New;

/// <summary>
/// Adds an epic at the end of the backlog and leaves every other byte as it is. The result is read again and must be the
/// old backlog with exactly that epic added, or there is no result.
/// </summary>
internal static class EpicEntry
{
    private const string Prefix = "E-";
    private const string Epics = "epics";
    private const int FewestDigits = 4;

    /// <summary>The next free number.</summary>
    public static string NextId(Backlog backlog)
    {
        var numbers = backlog.Epics.Select(epic =>
            epic.Id.Value.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(epic.Id.Value.AsSpan(Prefix.Length), CultureInfo.InvariantCulture, out var number)
                ? number
                : 0
        );
        var next = numbers.DefaultIfEmpty().Max() + 1;
        return Prefix + next.ToString(CultureInfo.InvariantCulture).PadLeft(FewestDigits, '0');
    }

    /// <summary>Edits the backlog.</summary>
    /// <param name="backlog">The backlog.</param>
    /// <param name="epicId">The epic's id, which is free.</param>
    /// <param name="title">Its title.</param>
    /// <param name="queued">The work order that its queue begins with, if any.</param>
    public static Result<byte[]> Add(InputFile<Backlog> backlog, string epicId, string title, WorkOrderId? queued)
    {
        if (
            backlog.Document is not { Root: YamlMapping root } document
            || !root.TryGet(Epics, out var node)
            || node is not YamlSequence epics
        )
        {
            return Refuse(backlog, backlog.Problem?.Message ?? "it has no list of epics");
        }

        if (!YamlScalarWriter.CanWrite(title) || string.IsNullOrWhiteSpace(title))
        {
            return Refuse(backlog, "its title is empty, or has characters YAML cannot hold");
        }

        var text = YamlSplice.ApplyAll(document.Text, [Splice(document, epics, epicId, title, queued)]);
        byte[] bytes = [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        return YamlReader.Read(bytes).TryGet(out var edited, out var error) && IsOnlyAddition(root, edited.Root, epicId)
            ? bytes
            : Refuse(backlog, error?.Message ?? "adding to it would change something else");
    }

    private static YamlSplice Splice(
        YamlDocument document,
        YamlSequence epics,
        string epicId,
        string title,
        WorkOrderId? queued
    )
    {
        (string Key, string Value)[] fields =
        [
            ("id", YamlScalarWriter.Write(epicId, inFlow: true)),
            ("title", YamlScalarWriter.Write(title, inFlow: true)),
            ("status", "active"),
            ("priority", WorkOrderPriority.Default),
        ];
        var pairs = fields.Select(field => $"{field.Key}: {field.Value}");
        if (epics.IsFlow)
        {
            pairs = pairs.Append($"{EpicQueue.Key}: {FlowList.Of(queued is { } first ? [first.Value] : [])}");
            var open = document.Text.IndexOf('[', epics.Start.Offset) + 1;
            var place = epics.Items.Count > 0 ? epics.Items[^1].End.Offset : open;
            return new YamlSplice(place, place, $"{(epics.Items.Count > 0 ? ", " : "")}{{{string.Join(", ", pairs)}}}");
        }

        var last = epics.Items[^1];
        var lineStart = YamlSource.LineStart(document.Text, last.OuterStart);
        var lead = document.Text[lineStart..last.OuterStart];
        pairs = queued is { } item
            ? pairs.Append($"{EpicQueue.Key}:").Append($"- {YamlScalarWriter.Write(item.Value)}")
            : pairs.Append($"{EpicQueue.Key}: []");
        var lines = string.Join(document.Newline + lead.Replace('-', ' '), pairs);
        var end = last.End.Offset;
        return end > 0 && document.Text[end - 1] == '\n'
            ? new YamlSplice(end, end, lead + lines + document.Newline)
            : new YamlSplice(
                YamlSource.LineEnd(document.Text, end),
                YamlSource.LineEnd(document.Text, end),
                document.Newline + lead + lines
            );
    }

    private static bool IsOnlyAddition(YamlMapping before, YamlNode after, string epicId) =>
        after is YamlMapping edited
        && edited.Entries.Count == before.Entries.Count
        && before
            .Entries.Zip(edited.Entries)
            .All(pair =>
                YamlEquality.AreEqual(pair.First.Key, pair.Second.Key)
                && (
                    pair.First.Key.Value == Epics
                        ? pair is { First.Value: YamlSequence old, Second.Value: YamlSequence added }
                            && added.Items.Count == old.Items.Count + 1
                            && old.Items.Zip(added.Items).All(item => YamlEquality.AreEqual(item.First, item.Second))
                            && added.Items[^1] is YamlMapping epic
                            && epic.TryGet("id", out var id)
                            && id is YamlScalar { Value: var value }
                            && value == epicId
                        : YamlEquality.AreEqual(pair.First.Value, pair.Second.Value)
                )
            );

    private static WoError Refuse(InputFile<Backlog> backlog, string why) =>
        new(Problem.InvalidWorkOrder, $"no epic can be added to {backlog.Path}: {why}");
}
