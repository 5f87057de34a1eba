using System.Text.RegularExpressions;

namespace Wo.Generators.Emit;

/// <summary>
/// A pattern of the form <c>^prefix[class]+$</c> in ASCII: the text is a prefix and then one character or more of a class.
/// </summary>
/// <param name="Prefix">What the text begins with; may be empty.</param>
/// <param name="Class">The characters that follow, as ranges.</param>
internal sealed record PrefixAndClass(string Prefix, IReadOnlyList<(char First, char Last)> Class)
{
    private static readonly Regex Form = new(
        @"\A\^(?<prefix>([0-9A-Za-z _:;,=@#/<>!""'%&~`-]|\\[.+*?$^|/()[\]{}-])*)"
            + @"\[(?!\^)(?<class>[\x20-\x7E-[\\\[\]]]+)\]\+\$\z",
        RegexOptions.CultureInvariant
    );

    private static readonly Regex Member = new("(?<first>.)-(?<last>.)|(?<first>.)", RegexOptions.CultureInvariant);

    /// <summary>The pattern in this form, or <see langword="null"/> where it has another.</summary>
    public static PrefixAndClass? TryRead(string pattern)
    {
        if (Form.Match(pattern) is not { Success: true } match)
        {
            return null;
        }

        var members = Member
            .Matches(match.Groups["class"].Value)
            .Cast<Match>()
            .Select(member => (First: member.Groups["first"].Value[0], Last: member.Groups["last"].Value))
            .Select(member => (member.First, Last: member.Last.Length == 0 ? member.First : member.Last[0]))
            .OrderBy(member => member.First)
            .ThenBy(member => member.Last);
        return new PrefixAndClass(match.Groups["prefix"].Value.Replace("\\", ""), Merge(members));
    }

    // Where one range covers another the compiler would warn of the second.
    private static List<(char First, char Last)> Merge(IEnumerable<(char First, char Last)> sorted)
    {
        var merged = new List<(char First, char Last)>();
        foreach (var (first, last) in sorted)
        {
            if (merged.Count == 0 || first > merged[merged.Count - 1].Last)
            {
                merged.Add((first, last));
            }
            else if (last > merged[merged.Count - 1].Last)
            {
                merged[merged.Count - 1] = (merged[merged.Count - 1].First, last);
            }
        }

        return merged;
    }
}
