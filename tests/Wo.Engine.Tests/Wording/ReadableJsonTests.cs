using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Engine.Tests.Wording;

/// <summary>Texts in JSON are escaped as those of the library that it stands in for.</summary>
public sealed class ReadableJsonTests
{
    [Fact]
    public void Every_character_is_written_as_by_the_encoder_of_the_library()
    {
        for (var character = 0; character <= 0x10FFFF; character += character < 0x10000 ? 1 : 0x101)
        {
            var one = character is >= 0xD800 and <= 0xDFFF ? $"{(char)character}" : char.ConvertFromUtf32(character);
            Check($"a {one} b");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text, as nearly all of it is: src/** <b> & 'x'")]
    [InlineData("a quote \" in it")]
    [InlineData("a \\ in it")]
    [InlineData("a line\nbreak")]
    public void A_text_is_written_as_by_the_encoder_of_the_library(string text) => Check(text);

    private static void Check(string text)
    {
        var (own, library) = (
            Written(text, ReadableJson.Encoder),
            Written(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)
        );

        Assert.Equal(library, own);
    }

    /// <summary>As a text and as UTF-8, which are looked at in different ways.</summary>
    private static string Written(string text, JavaScriptEncoder encoder)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = encoder }))
        {
            json.WriteStartArray();
            json.WriteStringValue(text);
            json.WriteStringValue(Encoding.UTF8.GetBytes(text));
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
