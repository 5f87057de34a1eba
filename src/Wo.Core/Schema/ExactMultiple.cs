using System.Numerics;

namespace Wo.Core.Schema;

/// <summary>Whether one decimal is a whole multiple of another, without rounding.</summary>
internal static class ExactMultiple
{
    /// <param name="number">The number.</param>
    /// <param name="divisor">What it is to be a multiple of; greater than 0.</param>
    public static bool Is(decimal number, decimal divisor)
    {
        var scale = Math.Max(number.Scale, divisor.Scale);
        return (Units(number, scale) % Units(divisor, scale)).IsZero;
    }

    // How many units of 10 to the minus scale it has.
    private static BigInteger Units(decimal number, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        var magnitude = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return magnitude * BigInteger.Pow(10, scale - number.Scale);
    }
}
