using System.Buffers;
using System.Text.Unicode;

namespace Wo.Core.Yaml.Recognition;

/// <summary>
/// The bytes of a file that were recognised, for what needs a few of its values: neither nodes nor a string of the whole text
/// are made. Its memory is used again once it is disposed.
/// </summary>
internal sealed class RecognisedText : IDisposable
{
    // Of longer ones a string is no more memory: there are few, and an array for them would stay in the pool.
    private const int MaxLength = 1 << 16;

    private readonly char[] characters;
    private readonly int length;

    private RecognisedText(char[] characters, int length, YamlTape tape) =>
        (this.characters, this.length, Tape) = (characters, length, tape);

    /// <summary>The nodes; the root, a block mapping, is the first one.</summary>
    public YamlTape Tape { get; }

    /// <summary>The text, without its byte order mark.</summary>
    public ReadOnlySpan<char> Text => characters.AsSpan(0, length);

    /// <summary>Recognises the bytes of a whole file.</summary>
    /// <returns><see langword="null"/> where the full reader has to be asked.</returns>
    public static RecognisedText? TryRead(ReadOnlySpan<byte> bytes)
    {
        var content = bytes.StartsWith(YamlReader.ByteOrderMark) ? bytes[YamlReader.ByteOrderMark.Length..] : bytes;
        if (content.Length > MaxLength)
        {
            return null;
        }

        var characters = ArrayPool<char>.Shared.Rent(content.Length);
        var tape = new YamlTape();
        var status = Utf8.ToUtf16(content, characters, out _, out var length, replaceInvalidSequences: false);
        var recognised = new RecognisedText(characters, length, tape);
        if (status == OperationStatus.Done && YamlRecogniser.TryRecognise(recognised.Text, tape))
        {
            return recognised;
        }

        recognised.Dispose();
        return null;
    }

    /// <summary>The text of a key.</summary>
    public ReadOnlySpan<char> Key(in YamlToken key) => Text.Slice(key.Start.Offset, key.Length);

    /// <summary>The value of a scalar.</summary>
    public string Value(in YamlToken scalar) => YamlTokenText.Of(Text, scalar);

    /// <summary>The value of a scalar that is written as it is; the span is good until this is disposed.</summary>
    public bool TryGetVerbatim(in YamlToken scalar, out ReadOnlySpan<char> value) =>
        YamlTokenText.TryGetVerbatim(Text, scalar, out value);

    /// <summary>What a scalar means; <see langword="null"/> for mappings and sequences.</summary>
    public YamlScalarKind? Kind(in YamlToken token) =>
        token.Kind < YamlTokenKind.Nothing ? null : YamlTokenText.KindOf(Text, token);

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<char>.Shared.Return(characters);
        Tape.Dispose();
    }
}
