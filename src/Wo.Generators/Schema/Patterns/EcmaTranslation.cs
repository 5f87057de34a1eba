using System.Globalization;
using System.Text;

namespace Wo.Core.Schema.Patterns;

/// <summary>
/// Rewrites an ECMAScript pattern into one that means the same to .NET, where <c>$</c> also stands before a last
/// newline, <c>\d</c> covers every script's digits, <c>[a-[b]]</c> subtracts, and a character beyond U+FFFF is two. It can
/// translate whatever <see cref="PatternParser"/> accepts.
/// </summary>
internal sealed class EcmaTranslation
{
    private const string Word = "A-Za-z0-9_";
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Halves = @"\uD800-\uDFFF";
    private const int MaxDepth = 100;

    private readonly string pattern;
    private readonly StringBuilder output = new();
    private int at;
    private int depth;
    private string? error;

    private EcmaTranslation(string pattern) => this.pattern = pattern;

    /// <summary>The .NET pattern, or <see langword="null"/> with the reason.</summary>
    public static string? Translate(string pattern, out string? error)
    {
        var translation = new EcmaTranslation(pattern);
        while (translation.at < pattern.Length && translation.error is null)
        {
            translation.TranslateOne();
        }

        error = translation.error;
        return error is null ? translation.output.ToString() : null;
    }

    private void TranslateOne()
    {
        var c = pattern[at++];
        switch (c)
        {
            case '$':
                output.Append(@"\z");
                break;
            case '.':
                AppendClass(Members(CharSet.LineTerminators), negated: true, hasPairs: false);
                break;
            case '\\':
                TranslateEscape();
                break;
            case '[':
                TranslateClass();
                break;
            case '(' when at < pattern.Length && pattern[at] == '?' && !IsSharedGroup():
                error = "this kind of group is not ECMAScript's";
                break;
            case '(' when ++depth > MaxDepth:
                error = $"groups nest deeper than {MaxDepth} levels";
                break;
            case ')':
                depth--;
                output.Append(c);
                break;
            case var high when at < pattern.Length && char.IsSurrogatePair(high, pattern[at]):
                // One character: what follows repeats both halves.
                output.Append("(?:").Append(high).Append(pattern[at++]).Append(')');
                break;
            default:
                output.Append(c);
                break;
        }
    }

    private bool IsSharedGroup()
    {
        var next = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
        var afterNext = at + 2 < pattern.Length ? pattern[at + 2] : '\0';
        return next is ':' or '=' or '!'
            || (next == '<' && (afterNext is '=' or '!' or '_' or '$' || char.IsLetter(afterNext)));
    }

    private void TranslateClass()
    {
        var negated = at < pattern.Length && pattern[at] == '^';
        at += negated ? 1 : 0;
        var members = new StringBuilder();
        var hasPairs = false;
        while (at < pattern.Length && error is null)
        {
            var c = pattern[at++];
            if (c == ']')
            {
                AppendClass(members.ToString(), negated, hasPairs);
                return;
            }

            if (c == '\\')
            {
                hasPairs |= AddEscaped(members);
            }
            else if (char.IsSurrogate(c))
            {
                error = "characters beyond U+FFFF in a class are not supported";
            }
            else
            {
                members.Append(c is '[' or '^' ? "\\" + c : c.ToString());
            }
        }

        error ??= "the class is not closed";
    }

    // Whatever a class leaves open includes the characters beyond U+FFFF, each of which is a pair.
    private void AppendClass(string members, bool negated, bool hasPairs)
    {
        var single =
            negated ? $"[^{members}{Halves}]"
            : members.Length == 0 ? @"[^\s\S]"
            : $"[{members}]";
        output.Append(negated != hasPairs ? $"(?:{Pair}|{single})" : single);
    }

    /// <summary>Adds an escape in a class.</summary>
    /// <returns>Whether it includes characters beyond U+FFFF.</returns>
    private bool AddEscaped(StringBuilder members)
    {
        if (at == pattern.Length)
        {
            error = "the pattern ends in a backslash";
            return false;
        }

        var c = pattern[at++];
        if (SetOf(c) is { } set)
        {
            members.Append(Members(set));
            return set.HasSurrogates;
        }

        members.Append(c == 'b' ? @"\x08" : Literal(c));
        return false;
    }

    private void TranslateEscape()
    {
        if (at == pattern.Length)
        {
            error = "the pattern ends in a backslash";
            return;
        }

        var c = pattern[at++];
        if (SetOf(c) is { } set)
        {
            AppendClass(Members(set), negated: false, set.HasSurrogates);
            return;
        }

        output.Append(
            c switch
            {
                'b' => $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))",
                'B' => $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))",
                _ => Literal(c),
            }
        );
    }

    private string Literal(char c)
    {
        if (char.IsLetter(c) && c is not ('t' or 'n' or 'r' or 'v' or 'f' or 'c' or 'x' or 'u' or 'k' or 'p' or 'P'))
        {
            error = $"the escape \\{c} is not supported here";
        }

        return "\\" + c;
    }

    private static CharSet? SetOf(char c) =>
        c switch
        {
            'd' => CharSet.Digits,
            'D' => CharSet.Digits.Complement(),
            'w' => CharSet.WordCharacters,
            'W' => CharSet.WordCharacters.Complement(),
            's' => CharSet.Spaces,
            'S' => CharSet.Spaces.Complement(),
            _ => null,
        };

    // Without halves of surrogate pairs, which match nothing on their own.
    private static string Members(CharSet set)
    {
        var members = new StringBuilder();
        foreach (var (first, last) in set.Ranges)
        {
            if (first < '\uD800' && last > '\uDFFF')
            {
                members.Append(Range(first, '\uD7FF')).Append(Range('\uE000', last));
            }
            else
            {
                members.Append(Range(first, last));
            }
        }

        return members.ToString();
    }

    private static string Range(char first, char last) =>
        string.Format(CultureInfo.InvariantCulture, "\\u{0:X4}-\\u{1:X4}", (int)first, (int)last);
}
