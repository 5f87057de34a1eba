using Wo.Core.Errors;
using Wo.Core.Model;

namespace Wo.Core.Yaml;

/// <summary>Collects changes to one document: the text they give, and the entries which reading it must give.</summary>
internal sealed class YamlEditPlan(string text, YamlMapping root)
{
    private readonly List<YamlSplice> splices = [];
    private readonly List<string> appended = [];
    private readonly List<YamlEntry> expected = [.. root.Entries];
    private readonly HashSet<YamlNode> replaced = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> changedKeys = new(StringComparer.Ordinal);

    /// <summary>Takes in one change.</summary>
    public Result<Unit> Add(FieldChange change)
    {
        if (!changedKeys.Add(change.Key))
        {
            throw new ArgumentException($"Two changes of '{change.Key}' in one edit", nameof(change));
        }

        if (!YamlFieldWriter.Expected(change).TryGet(out var wanted, out var error))
        {
            return error;
        }

        var index = expected.FindIndex(0, root.Entries.Count, entry => entry.Key.Value == change.Key);
        if (index < 0)
        {
            Append(change, wanted);
        }
        else if (!YamlEquality.AreEqual(expected[index].Value, wanted))
        {
            Replace(index, change.Value, wanted);
        }

        return Result.Ok;
    }

    /// <summary>
    /// Whether the changes can be made together: they cannot where a value that goes has an anchor, and an alias of that
    /// name stays.
    /// </summary>
    public Result<Unit> KeepsAnchors()
    {
        var anchored = replaced.SelectMany(Scalars).Where(scalar => scalar.Anchor is not null).ToList();
        if (anchored.Count == 0)
        {
            return Result.Ok;
        }

        var aliases = root
            .Entries.SelectMany(entry =>
                replaced.Contains(entry.Value) ? [entry.Key] : new[] { entry.Key, entry.Value }
            )
            .SelectMany(Scalars)
            .Select(scalar => scalar.AliasOf)
            .ToHashSet(StringComparer.Ordinal);
        return anchored.Find(scalar => aliases.Contains(scalar.Anchor)) is { } lost
            ? new WoError(
                ErrorCodes.InvalidWorkOrder,
                $"cannot be edited, {lost.Start}: the aliases *{lost.Anchor} repeat this value, write it out in their place first"
            )
            : Result.Ok;
    }

    /// <summary>The text with all changes made.</summary>
    public string EditedText()
    {
        YamlAppend.Add(splices, text, root, appended);
        return splices.Count == 0 ? text : YamlSplice.ApplyAll(text, splices);
    }

    /// <summary>Whether the edited text was read as what it should be.</summary>
    public bool IsMetBy(YamlNode edited)
    {
        var wanted = new YamlMapping(expected, root.IsFlow, root.Start, root.End);
        return YamlEquality.AreEqual(wanted, edited);
    }

    private void Replace(int index, FieldValue value, YamlNode wanted)
    {
        var entry = expected[index];
        var written = YamlFieldWriter.Write(value, StyleOf(entry.Value), root.IsFlow);
        YamlReplacement.Add(splices, text, root, entry, written);
        replaced.Add(entry.Value);
        expected[index] = entry with { Value = wanted };
    }

    private void Append(FieldChange change, YamlNode wanted)
    {
        if (change.Value is FieldValue.Null)
        {
            return;
        }

        // A mapping that is written like JSON stays JSON.
        var style = root is { IsFlow: true, Entries: [.., var last] } ? StyleOf(last.Key) : YamlScalarStyle.Plain;
        var key = YamlScalarWriter.Write(change.Key, style, root.IsFlow);
        appended.Add($"{key}: {YamlFieldWriter.Write(change.Value, style, root.IsFlow)}");
        expected.Add(new YamlEntry(new YamlScalar(change.Key, YamlScalarKind.String, root.End, root.End), wanted));
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) =>
        node switch
        {
            YamlScalar scalar => [scalar],
            YamlSequence sequence => sequence.Items.SelectMany(Scalars),
            YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Key).Concat(Scalars(entry.Value))),
            _ => [],
        };

    private YamlScalarStyle StyleOf(YamlNode node) =>
        node is not YamlScalar { AliasOf: null } || node.Start == node.End
            ? YamlScalarStyle.Plain
            : text[node.Start.Offset] switch
            {
                '\'' => YamlScalarStyle.SingleQuoted,
                '"' => YamlScalarStyle.DoubleQuoted,
                _ => YamlScalarStyle.Plain,
            };
}
