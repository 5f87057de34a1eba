using System.Globalization;
using System.Text;

namespace Wo.Bench;

/// <summary>A picture of values over sizes, both axes by powers of ten, so that what grows in line with the tree is a straight line.</summary>
/// <param name="title">What it shows.</param>
/// <param name="sizes">The sizes, ascending.</param>
/// <param name="series">A value for each size, and what they are of.</param>
internal sealed class GrowthPlot(string title, int[] sizes, (string Name, double[] Values)[] series)
{
    private const int Width = 620;
    private const int Height = 400;
    private const int Left = 60;
    private const int Right = 150;
    private const int Top = 40;
    private const int Bottom = 40;

    // Told apart also by those who see few colours: dark and light alternate.
    private static readonly string[] Colours =
    [
        "#555555",
        "#0072b2",
        "#e69f00",
        "#009e73",
        "#cc79a7",
        "#d55e00",
        "#56b4e9",
        "#6a3d9a",
    ];

    private double Lowest => Math.Floor(Math.Log10(Math.Max(1, series.SelectMany(one => one.Values).Min())));
    private double Highest =>
        Math.Max(Lowest + 1, Math.Ceiling(Math.Log10(series.SelectMany(one => one.Values).Max())));

    /// <summary>The picture.</summary>
    public string ToSvg()
    {
        var svg = new StringBuilder();
        Append(
            svg,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" font-family=\"sans-serif\" font-size=\"12\">"
        );
        Append(svg, $"<rect width=\"{Width}\" height=\"{Height}\" fill=\"white\"/>");
        Append(svg, $"<text x=\"{Left}\" y=\"20\" font-size=\"14\">{title}</text>");
        foreach (var size in sizes)
        {
            Append(svg, $"<path d=\"M{X(size):F1} {Top}V{Height - Bottom}\" stroke=\"#dddddd\"/>");
            Append(
                svg,
                $"<text x=\"{X(size):F1}\" y=\"{Height - Bottom + 18}\" text-anchor=\"middle\">{size:N0}</text>"
            );
        }

        for (var power = Lowest; power <= Highest; power++)
        {
            var value = Math.Pow(10, power);
            Append(svg, $"<path d=\"M{Left} {Y(value):F1}H{Width - Right}\" stroke=\"#dddddd\"/>");
            Append(svg, $"<text x=\"{Left - 6}\" y=\"{Y(value) + 4:F1}\" text-anchor=\"end\">{value:N0}</text>");
        }

        for (var number = 0; number < series.Length; number++)
        {
            AddSeries(svg, number);
        }

        return svg.Append("</svg>\n").ToString();
    }

    private void AddSeries(StringBuilder svg, int number)
    {
        var (name, values) = series[number];
        var colour = Colours[number % Colours.Length];
        var points = string.Join(
            'L',
            values.Select(
                (value, at) => string.Create(CultureInfo.InvariantCulture, $"{X(sizes[at]):F1} {Y(value):F1}")
            )
        );
        Append(svg, $"<path d=\"M{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        var (x, y) = (Width - Right + 14, Top + 14 + 18 * number);
        Append(svg, $"<path d=\"M{x} {y - 4}h18\" stroke=\"{colour}\" stroke-width=\"2\"/>");
        Append(svg, $"<text x=\"{x + 24}\" y=\"{y}\">{name}</text>");
    }

    private double X(int size)
    {
        var (first, last) = (Math.Log10(sizes[0]), Math.Log10(sizes[^1]));
        return Left + (Math.Log10(size) - first) / Math.Max(1, last - first) * (Width - Left - Right);
    }

    private double Y(double value) =>
        Height - Bottom - (Math.Log10(Math.Max(1, value)) - Lowest) / (Highest - Lowest) * (Height - Top - Bottom);

    private static void Append(StringBuilder svg, FormattableString line) =>
        svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
