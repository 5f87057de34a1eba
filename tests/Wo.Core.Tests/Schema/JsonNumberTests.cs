using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class JsonNumberTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("0", "-0.00e5")]
    [InlineData("100", "1e2")]
    [InlineData("0.001", "1e-3")]
    [InlineData("-12.50", "-125e-1")]
    [InlineData("+.5", "0.5")]
    [InlineData("1.", "1")]
    public void Different_spellings_of_a_number_are_equal(string left, string right)
    {
        Assert.True(JsonNumber.Parse(left) == JsonNumber.Parse(right));
        Assert.Equal(JsonNumber.Parse(left).GetHashCode(), JsonNumber.Parse(right).GetHashCode());
    }

    [Fact]
    public void Numbers_of_any_size_are_ordered_exactly()
    {
        string[] ascending =
        [
            "-1e99999999999999999999",
            "-1e400",
            "-10",
            "-9.5",
            "-0.1",
            "-1e-400",
            "0",
            "1e-400",
            "0.09999999999999999999999",
            "0.1",
            "0.100000000000000000000001",
            "9",
            "10",
            "123456789012345678901234567890",
            "123456789012345678901234567891",
            "1e400",
        ];

        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                var order = JsonNumber.Parse(ascending[i]).CompareTo(JsonNumber.Parse(ascending[j]));
                Assert.Equal(Math.Sign(i.CompareTo(j)), Math.Sign(order));
            }
        }
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("1e18", true)]
    [InlineData("1e19", false)]
    [InlineData("1e999999999999999999999", false)]
    [InlineData("1.5", false)]
    [InlineData("0e99", true)]
    public void A_number_is_a_64_bit_integer_where_it_fits(string text, bool fits)
    {
        Assert.Equal(fits, JsonNumber.Parse(text).TryGetInt64(out _));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-12")]
    [InlineData("1.5")]
    [InlineData("0.001")]
    [InlineData("12e40")]
    [InlineData("123456789012345678901234567890")]
    public void The_spelling_reads_back_as_the_same_number(string text)
    {
        var number = JsonNumber.Parse(text);

        Assert.Equal(number, JsonNumber.Parse(number.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1 ")]
    [InlineData(".inf")]
    [InlineData("0x1")]
    [InlineData("١")]
    public void What_is_no_number_is_not_read(string text)
    {
        Assert.False(JsonNumber.TryParse(text, out _));
    }
}
