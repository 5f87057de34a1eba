using System.Globalization;
using System.Security;
using System.Text;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>Texts and numbers as an SVG file has them.</summary>
internal static class SvgText
{
    /// <summary>A text between tags or quotes: no letter of it is markup, and each is one that XML allows.</summary>
    public static string Escape(string text)
    {
        var allowed = new StringBuilder(text.Length);
        foreach (var rune in TerminalText.Sanitise(text).EnumerateRunes())
        {
            allowed.Append((rune.Value is 0xfffe or 0xffff ? Rune.ReplacementChar : rune).ToString());
        }

        return SecurityElement.Escape(allowed.ToString());
    }

    /// <summary>A number with at most one digit behind the point.</summary>
    public static string Number(double value) =>
        (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
