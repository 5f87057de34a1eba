using System.Text.RegularExpressions;

namespace Wo.Generators.Emit;

/// <summary>
/// What every match of a pattern begins with: a character of one class and, right behind it, one of another or the end of the
/// text. Where a text has no such place the pattern need not be asked, and most identifiers have none.
/// </summary>
/// <remarks>Known of patterns in ASCII without repetitions, whose groups are alternatives without groups of their own.</remarks>
/// <param name="First">The first character.</param>
/// <param name="Second">The second one; <see langword="null"/> where the text ends there.</param>
internal sealed record FirstPair(CharacterClass First, CharacterClass? Second)
{
    private const string Atom = @"(?:[0-9A-Za-z _-]|\\[.+*?$^|/()[\]{}-]|\[(?!\^)[\x20-\x7E-[\\\[\]()|]]+\])";

    private const string Rest = "(?:" + Atom + @"|\$)*";

    private static readonly Regex Form = new(
        $@"\A(?<first>{Atom})(?:(?<end>\$)|(?<second>{Atom}){Rest}|\((?<second>{Atom}){Rest}(?:\|(?<second>{Atom}){Rest})*\))"
            + $@"(?:{Atom}|\$|\((?:{Atom}|\$|\|)*\))*\z",
        RegexOptions.CultureInvariant
    );

    /// <summary>What matches of a pattern begin with, or <see langword="null"/> where that is not known.</summary>
    public static FirstPair? TryRead(string pattern)
    {
        if (Form.Match(pattern) is not { Success: true } match)
        {
            return null;
        }

        var second = match
            .Groups["second"]
            .Captures.Cast<Capture>()
            .Select(capture => CharacterClass.Of(capture.Value));
        return new FirstPair(
            CharacterClass.Of(match.Groups["first"].Value),
            match.Groups["end"].Success ? null : CharacterClass.Union(second)
        );
    }

    /// <summary>The condition under which a text has such a place.</summary>
    /// <param name="text">The name of the text.</param>
    /// <param name="at">The name of the place.</param>
    public string Condition(string text, string at) =>
        $"{First.Condition($"{text}[{at}]")} && "
        + (
            Second is null
                ? $"{at} + 1 == {text}.Length"
                : $"{at} + 1 < {text}.Length && {Second.Condition($"{text}[{at} + 1]")}"
        );
}
