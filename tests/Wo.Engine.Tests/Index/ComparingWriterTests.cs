using System.Buffers;
using Wo.Engine.Index;

namespace Wo.Engine.Tests.Index;

/// <summary>Bytes that are compared as they are written are the same where all of them are, and only there.</summary>
public sealed class ComparingWriterTests
{
    private static readonly byte[] Expected = [.. Enumerable.Range(0, 100_000).Select(number => (byte)(number * 7))];

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(50_000)]
    [InlineData(100_000)]
    public void The_same_bytes_are_the_same_however_they_are_divided(int atOnce)
    {
        Assert.True(Written(Expected, atOnce).IsSame);
    }

    [Fact]
    public void One_byte_that_differs_is_missing_or_is_too_many_makes_them_others()
    {
        foreach (var place in (int[])[0, 4095, 4096, 99_999])
        {
            var other = (byte[])Expected.Clone();
            other[place] ^= 1;
            Assert.False(Written(other, 4096).IsSame);
        }

        Assert.False(Written(Expected[..^1], 4096).IsSame);
        Assert.False(Written([.. Expected, 0], 4096).IsSame);
        Assert.False(Written([], 4096).IsSame);
    }

    private static ComparingWriter Written(byte[] bytes, int atOnce)
    {
        var writer = new ComparingWriter(Expected);
        for (var at = 0; at < bytes.Length; at += atOnce)
        {
            writer.Write(bytes.AsSpan(at, Math.Min(atOnce, bytes.Length - at)));
        }

        return writer;
    }
}
