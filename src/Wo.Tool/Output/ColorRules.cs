namespace Wo.Tool.Output;

/// <summary>When output may be coloured.</summary>
internal static class ColorRules
{
    /// <summary>
    /// Only on a terminal, and not where a person (<c>--no-color</c>, <c>NO_COLOR</c>), a build server (<c>CI</c>) or
    /// the terminal itself (<c>TERM=dumb</c>) says no. As <c>no-color.org</c> asks, an empty <c>NO_COLOR</c> says nothing.
    /// </summary>
    public static bool Allow(bool isTerminal, bool noColorOption, Func<string, string?> variable) =>
        isTerminal
        && !noColorOption
        && string.IsNullOrEmpty(variable("NO_COLOR"))
        && !IsSet(variable("CI"))
        && variable("TERM") != "dumb";

    /// <summary>Whether a terminal can write a line over another: not a dumb one, nor what a build server calls one.</summary>
    public static bool CanMove(Func<string, string?> variable) => !IsSet(variable("CI")) && variable("TERM") != "dumb";

    private static bool IsSet(string? value) =>
        !string.IsNullOrEmpty(value) && !value.Equals("false", StringComparison.OrdinalIgnoreCase) && value != "0";
}
