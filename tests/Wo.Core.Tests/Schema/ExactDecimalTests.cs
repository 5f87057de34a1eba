using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("0", "-0.00e5")]
    [InlineData("0", "0e99999999999999999999")]
    [InlineData("100", "1e2")]
    [InlineData("0.001", "1E-3")]
    [InlineData("-12.50", "-125e-1")]
    [InlineData("+.5", "0.5")]
    [InlineData("1.", "1")]
    [InlineData("1000000e-6", "1")]
    [InlineData("1.000000000000000000000000000000000000000000000", "1")]
    [InlineData("0.0000000000000000000000000001", "1e-28")]
    [InlineData("79228162514264337593543950335", "7.9228162514264337593543950335e28")]
    public void Different_spellings_of_a_number_are_equal(string left, string right)
    {
        Assert.True(ExactDecimal.TryParse(left, out var one));
        Assert.True(ExactDecimal.TryParse(right, out var other));
        Assert.Equal(one, other);
    }

    [Theory]
    [InlineData("1e400")]
    [InlineData("-1e99999999999999999999")]
    [InlineData("1e-400")]
    [InlineData("1e-99999999999999999999")]
    [InlineData("1e-29")]
    [InlineData("5e-29")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("79228162514264337593543950335.1")]
    [InlineData("0.1000000000000000055511151231257827")]
    [InlineData("0.99999999999999999999999999999999")]
    [InlineData("1.00000000000000000000000000000000001")]
    public void A_number_that_would_be_rounded_is_not_read(string text)
    {
        Assert.False(ExactDecimal.TryParse(text, out _));
        Assert.False(ExactDecimal.TryParse("-" + text.TrimStart('-'), out _));
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("1e18", true)]
    [InlineData("1e19", false)]
    [InlineData("1e999999999999999999999", false)]
    [InlineData("1.5", false)]
    [InlineData("0e9", true)]
    public void A_number_is_a_64_bit_integer_where_it_fits(string text, bool fits)
    {
        Assert.Equal(fits, ExactDecimal.TryParseInt64(text, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1e")]
    [InlineData("1 ")]
    [InlineData("1,000")]
    [InlineData(".inf")]
    [InlineData("0x1")]
    [InlineData("١")]
    public void What_is_no_number_is_not_read(string text)
    {
        Assert.False(ExactDecimal.TryParse(text, out _));
    }
}
