using System.Text.Json;

namespace Wo.Engine.Index;

/// <summary>A work order in the index: newly described, or as the published index has it, byte for byte.</summary>
internal readonly struct IndexText
{
    private readonly IndexEntry? entry;
    private readonly ReadOnlyMemory<byte> text;

    private IndexText(IndexEntry? entry, ReadOnlyMemory<byte> text) => (this.entry, this.text) = (entry, text);

    /// <summary>One that is described.</summary>
    public static IndexText Of(IndexEntry entry) => new(entry, default);

    /// <summary>One whose text is taken over.</summary>
    public static IndexText Of(ReadOnlyMemory<byte> text) => new(null, text);

    /// <summary>Writes it.</summary>
    public void WriteTo(Utf8JsonWriter json)
    {
        if (entry is not null)
        {
            entry.WriteTo(json);
        }
        else
        {
            json.WriteRawValue(text.Span, skipInputValidation: true);
        }
    }
}
