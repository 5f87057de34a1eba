using System.Text;
using Wo.Core.Errors;
using Wo.Core.Model;

namespace Wo.Core.Yaml;

/// <summary>
/// Sets top-level keys of a YAML mapping and leaves every other byte as it is. The result is read again and must be the
/// old document with exactly those keys changed, or there is no result.
/// </summary>
internal static class YamlEditor
{
    /// <summary>Edits the bytes of a file.</summary>
    /// <returns>The new bytes; the same bytes where every key already has its value.</returns>
    public static Result<byte[]> Apply(ReadOnlySpan<byte> original, IReadOnlyList<FieldChange> changes) =>
        YamlReader.Read(original).TryGet(out var document, out var error)
            ? Apply(document, changes)
            : new WoError(ErrorCodes.Unreadable, $"cannot be edited, {error}");

    /// <summary>Edits a document that was read before.</summary>
    public static Result<byte[]> Apply(YamlDocument document, IReadOnlyList<FieldChange> changes)
    {
        if (document.Root is not YamlMapping root)
        {
            return new WoError(ErrorCodes.InvalidWorkOrder, "cannot be edited, it is not a mapping of keys to values");
        }

        var plan = new YamlEditPlan(document.Text, root);
        foreach (var change in changes)
        {
            if (!plan.Add(change).TryGet(out _, out var refused))
            {
                return refused;
            }
        }

        if (!plan.KeepsAnchors().TryGet(out _, out var lost))
        {
            return lost;
        }

        var bytes = Encode(plan.EditedText(), document.HasByteOrderMark);
        return YamlReader.Read(bytes).TryGet(out var edited, out var error) switch
        {
            false => Refused(error!.ToString()),
            true when plan.IsMetBy(edited!.Root) => bytes,
            _ => Refused("another key would change with it"),
        };
    }

    private static WoError Refused(string why) => new(ErrorCodes.InvalidWorkOrder, $"edit refused: {why}");

    private static byte[] Encode(string text, bool hasByteOrderMark)
    {
        var mark = hasByteOrderMark ? 3 : 0;
        var bytes = new byte[mark + Encoding.UTF8.GetByteCount(text)];
        Encoding.UTF8.Preamble[..mark].CopyTo(bytes);
        Encoding.UTF8.GetBytes(text, bytes.AsSpan(mark));
        return bytes;
    }
}
