using System.Text.RegularExpressions;

namespace Wo.Generators.Emit;

/// <summary>Characters of ASCII that a pattern takes at one place, as ranges that neither touch twice nor overlap.</summary>
internal sealed class CharacterClass
{
    private static readonly Regex Member = new("(?<first>.)-(?<last>.)|(?<first>.)", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<(char First, char Last)> ranges;

    private CharacterClass(IEnumerable<(char First, char Last)> ranges) =>
        this.ranges = Merge(ranges.OrderBy(range => range.First).ThenBy(range => range.Last));

    /// <summary>The class of a part of a pattern: a character, one behind a backslash, or a class in brackets.</summary>
    public static CharacterClass Of(string atom) =>
        atom[0] == '['
            ? OfMembers(atom.Substring(1, atom.Length - 2))
            : new CharacterClass([(atom[atom.Length - 1], atom[atom.Length - 1])]);

    /// <summary>The class of what stands between brackets: characters and ranges, without escapes.</summary>
    public static CharacterClass OfMembers(string members) =>
        new(
            Member
                .Matches(members)
                .Cast<Match>()
                .Select(member => (First: member.Groups["first"].Value[0], Last: member.Groups["last"].Value))
                .Select(member => (member.First, Last: member.Last.Length == 0 ? member.First : member.Last[0]))
        );

    /// <summary>The characters of any of some classes.</summary>
    public static CharacterClass Union(IEnumerable<CharacterClass> classes) =>
        new(classes.SelectMany(other => other.ranges));

    /// <summary>The condition under which a character is one of them.</summary>
    /// <param name="character">The character as an expression.</param>
    public string Condition(string character) => $"{character} is {Pattern}";

    /// <summary>The condition under which a character is none of them.</summary>
    /// <param name="character">The character as an expression.</param>
    public string Exception(string character) => $"{character} is not {Pattern}";

    private string Pattern => $"({string.Join(" or ", ranges.Select(Range))})";

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

    private static string Range((char First, char Last) range) =>
        range.First == range.Last
            ? Literals.Char(range.First)
            : $"(>= {Literals.Char(range.First)} and <= {Literals.Char(range.Last)})";
}
