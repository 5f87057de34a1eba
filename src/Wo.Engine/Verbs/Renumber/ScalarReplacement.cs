using System.Text;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>
/// Replaces single values of a YAML document where they stand, and leaves every other byte. The result is read again and
/// must be the old document with exactly those values changed, or there is no result.
/// </summary>
internal static class ScalarReplacement
{
    /// <summary>Edits a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="changes">The values of the document that change, and what they become: texts that need no escapes.</param>
    public static Result<byte[]> Apply(
        YamlDocument document,
        CtxPath path,
        IReadOnlyCollection<(YamlScalar Value, string Text)> changes
    )
    {
        var splices = changes
            .Where(change => change.Value.AliasOf is null)
            .Select(change => Splice(document.Text, change.Value, change.Text));
        var text = YamlSplice.ApplyAll(document.Text, splices);
        byte[] bytes = [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        var wanted = changes.ToDictionary(change => change.Value, change => change.Text);
        return YamlReader.Read(bytes).TryGet(out var edited, out var error) && IsMet(document.Root, edited.Root, wanted)
            ? bytes
            : new WoError(
                Problem.InvalidWorkOrder,
                $"{path} cannot be edited: {error?.ToString() ?? "something else would change with it"}"
            );
    }

    private static YamlSplice Splice(string text, YamlScalar value, string replacement)
    {
        var (start, end) = (value.Start.Offset, value.End.Offset);
        var quote = text[start] is '\'' or '"' ? text[start].ToString() : "";
        return new YamlSplice(start, end, quote.Length > 0 ? quote + replacement + quote : replacement);
    }

    private static bool IsMet(YamlNode before, YamlNode after, Dictionary<YamlScalar, string> wanted) =>
        (before, after) switch
        {
            (YamlScalar a, YamlScalar b) => wanted.TryGetValue(a, out var text)
                ? b.Value == text
                : YamlEquality.AreEqual(a, b),
            (YamlSequence a, YamlSequence b) => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => IsMet(pair.First, pair.Second, wanted)),
            (YamlMapping a, YamlMapping b) => a.Entries.Count == b.Entries.Count
                && a.Entries.Zip(b.Entries)
                    .All(pair =>
                        YamlEquality.AreEqual(pair.First.Key, pair.Second.Key)
                        && IsMet(pair.First.Value, pair.Second.Value, wanted)
                    ),
            _ => false,
        };
}
