using System.Globalization;

namespace Wo.BuildBench;

/// <summary>Prints results; the ratio is what counts.</summary>
internal static class Report
{
    public static void Line(string name, double milliseconds, double against) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -64}{milliseconds, 10:F1} ms{milliseconds / against, 9:F3}"
            )
        );

    public static void Note(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
