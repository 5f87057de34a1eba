namespace Wo.Tool.Output;

/// <summary>Small plots made of characters, of plain ones where the terminal may have no others.</summary>
/// <param name="isUnicode">Whether blocks can be shown.</param>
internal sealed class Plot(bool isUnicode)
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Plain = ".:-=+*%#";

    /// <summary>One that the locale of the caller can show.</summary>
    public static Plot For(Func<string, string?> variable) => new(IsUnicode(variable));

    /// <summary>A bar for a value, up to so many cells for the largest; at least one cell for what is not 0.</summary>
    public string Bar(double value, double largest, int cells) =>
        value <= 0 || largest <= 0
            ? ""
            : new string(isUnicode ? '█' : '#', Math.Clamp((int)Math.Round(value / largest * cells), 1, cells));

    /// <summary>A line of values, one cell each; a space for 0.</summary>
    public string Line(IReadOnlyList<int> values)
    {
        var largest = values.Count == 0 ? 0 : values.Max();
        var steps = isUnicode ? Blocks : Plain;
        return string.Concat(
            values.Select(value =>
                value <= 0
                    ? ' '
                    : steps[Math.Clamp((int)Math.Ceiling((double)value / largest * steps.Length) - 1, 0, 7)]
            )
        );
    }

    /// <summary>As locales are looked up: the first that says anything decides.</summary>
    private static bool IsUnicode(Func<string, string?> variable)
    {
        if (variable("TERM") is "dumb")
        {
            return false;
        }

        string[] names = ["LC_ALL", "LC_CTYPE", "LANG"];
        var locale = names.Select(variable).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return locale is null
            ? !OperatingSystem.IsLinux()
            : locale.Contains("utf-8", StringComparison.OrdinalIgnoreCase)
                || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);
    }
}
