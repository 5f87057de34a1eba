using System.Text;

namespace Wo.Core.Schema.Patterns;

/// <summary>
/// Rewrites an ECMAScript pattern into one that means the same to .NET, where <c>$</c> also stands before a last
/// newline, <c>\d</c> covers every script's digits, and <c>[a-[b]]</c> subtracts.
/// </summary>
internal sealed class EcmaTranslation
{
    private const string Word = "A-Za-z0-9_";
    private const string Space = @"\t\n\v\f\r \u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF";

    private readonly string pattern;
    private readonly StringBuilder output = new();
    private int at;
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
                output.Append(@"[^\n\r\u2028\u2029]");
                break;
            case '\\':
                TranslateEscape(inClass: false);
                break;
            case '[':
                TranslateClass();
                break;
            case '(' when at < pattern.Length && pattern[at] == '?' && !IsSharedGroup():
                error = "this kind of group is not ECMAScript's";
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
        output.Append('[');
        if (at < pattern.Length && pattern[at] == '^')
        {
            output.Append('^');
            at++;
        }

        if (at < pattern.Length && pattern[at] == ']')
        {
            error = "an empty class is not supported";
            return;
        }

        while (at < pattern.Length && error is null)
        {
            var c = pattern[at++];
            switch (c)
            {
                case ']':
                    output.Append(']');
                    return;
                case '[':
                    output.Append(@"\[");
                    break;
                case '\\':
                    TranslateEscape(inClass: true);
                    break;
                default:
                    output.Append(c);
                    break;
            }
        }

        error ??= "the class is not closed";
    }

    private void TranslateEscape(bool inClass)
    {
        if (at == pattern.Length)
        {
            error = "the pattern ends in a backslash";
            return;
        }

        var c = pattern[at++];
        var wanted = c switch
        {
            'd' => Set("0-9", inClass, negated: false),
            'D' => Set("0-9", inClass, negated: true),
            'w' => Set(Word, inClass, negated: false),
            'W' => Set(Word, inClass, negated: true),
            's' => Set(Space, inClass, negated: false),
            'S' => Set(Space, inClass, negated: true),
            'b' when inClass => @"\x08",
            'b' => $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))",
            'B' when !inClass => $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))",
            't' or 'n' or 'r' or 'v' or 'f' or 'c' or 'x' or 'u' or 'k' or 'p' or 'P' => "\\" + c,
            >= '0' and <= '9' => "\\" + c,
            _ when char.IsLetterOrDigit(c) => null,
            _ => "\\" + c,
        };
        if (wanted is null)
        {
            error = $"the escape \\{c} is not supported here";
            return;
        }

        output.Append(wanted);
    }

    private static string? Set(string members, bool inClass, bool negated) =>
        !inClass ? (negated ? "[^" : "[") + members + "]"
        : negated ? null
        : members;
}
