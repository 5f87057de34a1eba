using System.Text.RegularExpressions;

namespace Wo.Generators.Emit;

/// <summary>
/// A pattern of the form <c>^prefix[class]+$</c> in ASCII: the text is a prefix and then one character or more of a class.
/// </summary>
/// <param name="Prefix">What the text begins with; may be empty.</param>
/// <param name="Class">The characters that follow.</param>
internal sealed record PrefixAndClass(string Prefix, CharacterClass Class)
{
    private static readonly Regex Form = new(
        @"\A\^(?<prefix>([0-9A-Za-z _:;,=@#/<>!""'%&~`-]|\\[.+*?$^|/()[\]{}-])*)"
            + @"\[(?!\^)(?<class>[\x20-\x7E-[\\\[\]]]+)\]\+\$\z",
        RegexOptions.CultureInvariant
    );

    /// <summary>The pattern in this form, or <see langword="null"/> where it has another.</summary>
    public static PrefixAndClass? TryRead(string pattern) =>
        Form.Match(pattern) is { Success: true } match
            ? new PrefixAndClass(
                match.Groups["prefix"].Value.Replace("\\", ""),
                CharacterClass.OfMembers(match.Groups["class"].Value)
            )
            : null;
}
