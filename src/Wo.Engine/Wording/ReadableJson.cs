using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;

namespace Wo.Engine.Wording;

/// <summary>
/// Escapes in JSON texts no more than has to be escaped, as <see cref="JavaScriptEncoder.UnsafeRelaxedJsonEscaping"/> does: for what
/// people read, and what is never embedded in a page. Plain ASCII, as nearly everything is, is told here, because that one
/// makes a table of all characters first, which takes longer than to write a record.
/// </summary>
internal sealed unsafe class ReadableJson : JavaScriptEncoder
{
    private const string PlainCharacters =
        " !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";

    // As \u000A.
    private const int LongestEscape = 6;

    private static readonly SearchValues<char> Plain = SearchValues.Create(PlainCharacters);
    private static readonly SearchValues<byte> PlainBytes = SearchValues.Create(
        Encoding.ASCII.GetBytes(PlainCharacters)
    );

    private ReadableJson() { }

    /// <summary>The encoder, for <see cref="System.Text.Json.JsonWriterOptions"/>.</summary>
    public static JavaScriptEncoder Encoder { get; } = new ReadableJson();

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => LongestEscape;

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncode(char* text, int textLength) =>
        new ReadOnlySpan<char>(text, textLength).IndexOfAnyExcept(Plain) < 0
            ? -1
            : UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text, textLength);

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text) =>
        utf8Text.IndexOfAnyExcept(PlainBytes) < 0
            ? -1
            : UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(utf8Text);

    /// <inheritdoc/>
    public override OperationStatus Encode(
        ReadOnlySpan<char> source,
        Span<char> destination,
        out int charsConsumed,
        out int charsWritten,
        bool isFinalBlock = true
    ) => UnsafeRelaxedJsonEscaping.Encode(source, destination, out charsConsumed, out charsWritten, isFinalBlock);

    /// <inheritdoc/>
    public override OperationStatus EncodeUtf8(
        ReadOnlySpan<byte> utf8Source,
        Span<byte> utf8Destination,
        out int bytesConsumed,
        out int bytesWritten,
        bool isFinalBlock = true
    ) =>
        UnsafeRelaxedJsonEscaping.EncodeUtf8(
            utf8Source,
            utf8Destination,
            out bytesConsumed,
            out bytesWritten,
            isFinalBlock
        );

    /// <inheritdoc/>
    public override bool TryEncodeUnicodeScalar(
        int unicodeScalar,
        char* buffer,
        int bufferLength,
        out int numberOfCharactersWritten
    ) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(
            unicodeScalar,
            buffer,
            bufferLength,
            out numberOfCharactersWritten
        );

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);
}
