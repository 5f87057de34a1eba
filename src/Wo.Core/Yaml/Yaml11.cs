using System.Text.RegularExpressions;

namespace Wo.Core.Yaml;

/// <summary>
/// What readers of YAML 1.1, PyYAML above all, make of text without quotes: more of it is a date, a number or a boolean than
/// under YAML 1.2.
/// </summary>
internal static partial class Yaml11
{
    /// <summary>Whether they take it for text.</summary>
    public static bool IsText(string plain) =>
        plain.Length > 0
        && (plain[0] is not ('!' or '&' or '*'))
        && plain is not ("=" or "<<" or "~" or "null" or "Null" or "NULL")
        && !IsBoolean(plain)
        && !(plain[0] is (>= '0' and <= '9') or '+' or '-' or '.' && IsNumberOrTime(plain));

    private static bool IsBoolean(string plain) =>
        plain is "yes" or "Yes" or "YES" or "no" or "No" or "NO" or "on" or "On" or "ON" or "off" or "Off" or "OFF"
        || plain is "true" or "True" or "TRUE" or "false" or "False" or "FALSE";

    private static bool IsNumberOrTime(string plain) =>
        Integer().IsMatch(plain) || Fraction().IsMatch(plain) || Time().IsMatch(plain);

    // Whatever follows a repetition of these is told from it by one or two characters, so that they are matched in time linear in
    // the text. The engine that promises that for every pattern (NonBacktracking) has to be built in each process, which was a
    // quarter of a short command.
    [GeneratedRegex(
        @"^(?:[-+]?0b[01_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)\z"
    )]
    private static partial Regex Integer();

    [GeneratedRegex(
        @"^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
            + @"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z"
    )]
    private static partial Regex Fraction();

    [GeneratedRegex(
        @"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
            + @"(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?)\z"
    )]
    private static partial Regex Time();
}
