using System.Text;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>Texts that many work orders have are made once, and none is taken for another.</summary>
public sealed class SharedTextsTests
{
    private readonly SharedTexts texts = new();

    [Theory]
    [InlineData("P1")]
    [InlineData("2026-01-02T03:04:05Z")]
    [InlineData("scripts/**")]
    public void A_text_that_comes_again_is_the_same_object(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);

        Assert.Equal(text, texts.Of(bytes));
        Assert.Same(texts.Of(bytes), texts.Of(bytes));
        Assert.Equal(text, texts.Of(text.AsSpan()));
        Assert.Same(texts.Of(text.AsSpan()), texts.Of(text.AsSpan()));
    }

    [Fact]
    public void Any_bytes_give_the_text_that_they_give_alone()
    {
        var random = new Random(11);
        for (var run = 0; run < 50_000; run++)
        {
            // Few different bytes, so that most of these differ in one place from others of their length.
            var bytes = new byte[random.Next(48)];
            for (var at = 0; at < bytes.Length; at++)
            {
                bytes[at] = (byte)(random.Next(20) == 0 ? random.Next(256) : 'a' + random.Next(2));
            }

            var text = Encoding.UTF8.GetString(bytes);
            Assert.Equal(text, texts.Of(bytes));
            Assert.Equal(text, texts.Of(text.AsSpan()));
        }
    }

    [Fact]
    public void Several_threads_get_the_texts_that_one_gets()
    {
        var wrong = 0;
        Parallel.For(
            0,
            50_000,
            number =>
            {
                var text = $"src/part-{number % 3000}/**";
                if (texts.Of(Encoding.UTF8.GetBytes(text)) != text)
                {
                    Interlocked.Increment(ref wrong);
                }
            }
        );

        Assert.Equal(0, wrong);
    }
}
