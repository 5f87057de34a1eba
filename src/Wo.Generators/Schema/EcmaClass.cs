using System.Text;

namespace Wo.Core.Schema;

/// <summary>Sets of characters: those between brackets, and those that an escape or a dot stands for.</summary>
internal static class EcmaClass
{
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    /// <summary>Reads a class behind its opening bracket, and moves behind the closing one.</summary>
    /// <returns>It for .NET; of no use where there is an error.</returns>
    public static string Read(string pattern, ref int at, out string? error)
    {
        error = null;
        var negated = at < pattern.Length && pattern[at] == '^';
        at += negated ? 1 : 0;
        var members = new StringBuilder();
        var hasPairs = false;
        while (error is null && (at == pattern.Length || pattern[at] != ']'))
        {
            var first = ReadMember(pattern, ref at, out error);
            hasPairs |= first.HasPairs;
            if (error is null && at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                var last = ReadMember(pattern, ref at, out error);
                error ??= DefectOfRange(first, last);
                members.Append(error is null ? EcmaCharacters.Range(first.Character, last.Character) : "");
            }
            else if (error is null)
            {
                members.Append(first.Set ?? EcmaCharacters.Range(first.Character, first.Character));
            }
        }

        at++;
        return Of(members.ToString(), negated, hasPairs);
    }

    /// <summary>A set for .NET. Whatever it leaves open includes the characters beyond U+FFFF, each of which is a pair.</summary>
    /// <param name="members">The characters up to U+FFFF, as a class of .NET has them.</param>
    /// <param name="negated">Whether it is all others.</param>
    /// <param name="hasPairs">Whether the members include the characters beyond U+FFFF.</param>
    public static string Of(string members, bool negated, bool hasPairs)
    {
        var single =
            negated ? $@"[^{members}\uD800-\uDFFF]"
            : members.Length == 0 ? @"[^\s\S]"
            : $"[{members}]";
        return negated != hasPairs ? $"(?:{Pair}|{single})" : single;
    }

    private static EcmaEscape ReadMember(string pattern, ref int at, out string? error)
    {
        if (at == pattern.Length)
        {
            error = "the class is not closed";
            return default;
        }

        var member =
            pattern[at] == '\\'
                ? EcmaEscape.Read(pattern, ref at, isInClass: true, out error)
                : new EcmaEscape(EcmaCharacters.Read(pattern, ref at, out error));
        if (member.Character > char.MaxValue)
        {
            error ??= "characters beyond U+FFFF in a class are not supported";
        }

        return member;
    }

    private static string? DefectOfRange(EcmaEscape first, EcmaEscape last) =>
        first.Set is not null || last.Set is not null ? "a range runs from one character to another"
        : first.Character > last.Character ? "the range is the wrong way round"
        : null;
}
