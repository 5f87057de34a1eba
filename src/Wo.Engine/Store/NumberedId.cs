using System.Globalization;

namespace Wo.Engine.Store;

/// <summary>The ids that the tool gives out, <c>WO-</c> and a number of at least four digits.</summary>
internal static class NumberedId
{
    public const string Prefix = "WO-";

    private const int FewestDigits = 4;

    /// <summary>The id of a number.</summary>
    public static string Of(long number) => Of(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The id of a number that was written down, such as <c>16</c>.</summary>
    public static string Of(string digits) => Prefix + digits.PadLeft(FewestDigits, '0');
}
