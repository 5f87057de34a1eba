using System.Text;
using Wo.Core.Errors;

namespace Wo.Core.Yaml.Form;

/// <summary>
/// Brings a document into its canonical form. The result is read again: it must mean the same, but for the order of the keys
/// at the top, and have every comment, or there is no result.
/// </summary>
/// <param name="form">The form.</param>
/// <param name="order">The keys that come first, in their order; others follow in the order in which they stand.</param>
internal sealed class YamlFormatter(YamlForm form, IReadOnlyList<string> order)
{
    /// <summary>Formats the bytes of a file.</summary>
    /// <returns>The bytes in canonical form; equal bytes where they were in it.</returns>
    public Result<byte[]> Format(ReadOnlySpan<byte> bytes) =>
        YamlReader.Read(bytes).TryGet(out var document, out var error)
            ? Format(document)
            : new WoError(ErrorCodes.Unreadable, $"cannot be formatted, {error}");

    /// <summary>Whether bytes are in canonical form; what cannot be formatted is not.</summary>
    public bool IsCanonical(ReadOnlySpan<byte> bytes) =>
        Format(bytes).TryGet(out var formatted, out _) && bytes.SequenceEqual(formatted);

    private Result<byte[]> Format(YamlDocument document)
    {
        if (document.Root is not YamlMapping root)
        {
            return Refused("it is not a mapping of keys to values");
        }

        var slots = YamlSlots.Of(document);
        var text = new YamlFormWriter(document.Text, slots, form).Write(Ordered(root));
        var bytes = Encoding.UTF8.GetBytes(document.Newline == "\n" ? text : text.ReplaceLineEndings(document.Newline));
        return !YamlReader.Read(bytes).TryGet(out var formatted, out var error) ? Refused(error.ToString())
            : !IsSame(root, formatted.Root) ? Refused("a value would change")
            : !slots
                .Comments.Select(TextOf)
                .Order()
                .SequenceEqual(YamlSlots.Of(formatted).Comments.Select(TextOf).Order())
                ? Refused("a comment would be lost")
            : bytes;
    }

    private List<YamlEntry> Ordered(YamlMapping root)
    {
        var ordered = new List<YamlEntry>(root.Entries.Count);
        foreach (var key in order)
        {
            ordered.AddRange(root.Entries.Where(entry => entry.Key.Value == key));
        }

        ordered.AddRange(root.Entries.Where(entry => !order.Contains(entry.Key.Value)));
        return ordered;
    }

    private static bool IsSame(YamlMapping before, YamlNode after) =>
        after is YamlMapping mapping
        && mapping.Entries.Count == before.Entries.Count
        && before.Entries.All(entry =>
            mapping.TryGet(entry.Key.Value, out var value) && YamlEquality.AreEqual(entry.Value, value)
        );

    private static string TextOf(YamlComment comment) => comment.Text;

    private static WoError Refused(string why) =>
        new(ErrorCodes.InvalidWorkOrder, $"cannot be brought into canonical form: {why}");
}
