using System.Globalization;

namespace Wo.BuildBench;

/// <summary>Prints results; the ratios are what counts.</summary>
internal static class Report
{
    /// <summary>A line: the time on the clock and the processor time, each with its ratio to another one.</summary>
    public static void Line(string name, Cost cost, Cost against) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name, -62}{Column(cost.Elapsed, against.Elapsed)}   cpu{Column(cost.Processor, against.Processor)}"
            )
        );

    /// <summary>A result that is no time.</summary>
    public static void Note(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Column(double milliseconds, double against) =>
        string.Create(CultureInfo.InvariantCulture, $"{milliseconds, 10:F1} ms{milliseconds / against, 8:F3}");
}
