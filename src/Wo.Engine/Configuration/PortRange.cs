using System.Globalization;

namespace Wo.Engine.Configuration;

/// <summary>Numbers of ports, both ends included.</summary>
/// <param name="First">The lowest, at least 1.</param>
/// <param name="Last">The highest, at most 65535.</param>
internal sealed record PortRange(int First, int Last)
{
    private const int Highest = 65535;

    /// <summary>Reads <c>20000-29999</c>; <see langword="null"/> where that is no range of ports.</summary>
    public static PortRange? Parse(string text)
    {
        var ends = text.Split('-');
        return
            ends.Length == 2
            && int.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            && first is > 0
            && first <= last
            && last <= Highest
            ? new PortRange(first, last)
            : null;
    }

    /// <summary>Whether a number is one of them.</summary>
    public bool Has(int port) => port >= First && port <= Last;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}
