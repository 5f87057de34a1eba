namespace Wo.Core.Schema.Patterns;

/// <summary>Reads the simple part of ECMAScript's pattern syntax; gives up on anything else.</summary>
internal sealed class PatternParser
{
    // Readers and writers of the tree recurse along the pattern.
    private const int MaxLength = 1_000;
    private const int MaxDepth = 32;
    private const int MaxCount = 10_000;

    private readonly string text;
    private int at;
    private int depth;

    private PatternParser(string text) => this.text = text;

    /// <summary>The pattern as a tree, or <see langword="null"/> where it takes a regular-expression engine to tell.</summary>
    public static PatternNode? Parse(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return null;
        }

        var parser = new PatternParser(pattern);
        var node = parser.ParseChoice();
        return parser.at == pattern.Length ? node : null;
    }

    private PatternNode? ParseChoice()
    {
        var branches = new List<PatternNode>();
        do
        {
            if (ParseSequence() is not { } branch)
            {
                return null;
            }

            branches.Add(branch);
        } while (TryTake('|'));

        return branches.Count == 1 ? branches[0] : new PatternNode.Choice(branches);
    }

    private PatternNode.Sequence? ParseSequence()
    {
        var parts = new List<PatternNode>();
        while (at < text.Length && text[at] is not ('|' or ')'))
        {
            if (ParseTerm() is not { } term)
            {
                return null;
            }

            parts.Add(term);
        }

        return new PatternNode.Sequence(parts);
    }

    private PatternNode? ParseTerm()
    {
        if (TryTake('^'))
        {
            return new PatternNode.Start();
        }

        if (TryTake('$'))
        {
            return new PatternNode.End();
        }

        if (TryTake('('))
        {
            return ParseGroup();
        }

        return ParseCharacters() is { } set && TryParseCount(out var least, out var most)
            ? (least, most) == (1, 1)
                ? new PatternNode.Set(set)
                : new PatternNode.Run(set, least, most)
            : null;
    }

    private PatternNode? ParseGroup()
    {
        if (++depth > MaxDepth)
        {
            return null;
        }

        if (TryTake('?') && !TryTake(':'))
        {
            return null;
        }

        if (ParseChoice() is not { } inner || !TryTake(')') || !TryParseCount(out var least, out var most))
        {
            return null;
        }

        depth--;
        return (least, most) switch
        {
            (1, 1) => inner,
            (0, 1) => new PatternNode.Choice([inner, new PatternNode.Sequence([])]),
            _ => null,
        };
    }

    // Which of several matches is found makes no difference here, so that lazy and greedy are the same.
    private bool TryParseCount(out int least, out int most)
    {
        (least, most) = (1, 1);
        if (at == text.Length)
        {
            return true;
        }

        switch (text[at])
        {
            case '*':
                (least, most) = (0, int.MaxValue);
                break;
            case '+':
                (least, most) = (1, int.MaxValue);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{':
                return TryParseBraces(out least, out most) && SkipLazyMark();
            default:
                return true;
        }

        at++;
        return SkipLazyMark();
    }

    private bool TryParseBraces(out int least, out int most)
    {
        at++;
        most = 0;
        if (!TryParseNumber(out least))
        {
            return false;
        }

        most = least;
        if (TryTake(','))
        {
            most = int.MaxValue;
            if (at < text.Length && text[at] != '}' && !TryParseNumber(out most))
            {
                return false;
            }
        }

        return TryTake('}') && most >= least;
    }

    private bool TryParseNumber(out int number)
    {
        number = 0;
        var start = at;
        for (; at < text.Length && text[at] is >= '0' and <= '9' && number <= MaxCount; at++)
        {
            number = (number * 10) + (text[at] - '0');
        }

        return at > start && number <= MaxCount;
    }

    private bool SkipLazyMark()
    {
        _ = TryTake('?');
        return at == text.Length || text[at] is not ('*' or '+' or '?' or '{');
    }

    private CharSet? ParseCharacters()
    {
        var c = text[at++];
        return c switch
        {
            '[' => ParseClass(),
            '.' => CharSet.LineTerminators.Complement(),
            '\\' => ParseEscape(),
            '*' or '+' or '?' or '{' or '}' or ']' or ')' => null,
            // Half a character: counting it as one is right for no pattern.
            _ when char.IsSurrogate(c) => null,
            _ => CharSet.Of([(c, c)]),
        };
    }

    private CharSet? ParseClass()
    {
        var negated = TryTake('^');
        var ranges = new List<(char First, char Last)>();
        while (at < text.Length && text[at] != ']')
        {
            if (ParseClassAtom() is not { } first)
            {
                return null;
            }

            var isRange = at + 1 < text.Length && text[at] == '-' && text[at + 1] != ']';
            if (!isRange)
            {
                ranges.AddRange(first.Ranges);
                continue;
            }

            at++;
            if (first.Single is not { } low || ParseClassAtom()?.Single is not { } high || high < low)
            {
                return null;
            }

            ranges.Add((low, high));
        }

        var set = CharSet.Of(ranges);
        return !TryTake(']') ? null
            : negated ? set.Complement()
            : set;
    }

    private CharSet? ParseClassAtom()
    {
        var c = text[at++];
        return c == '\\' ? ParseEscape()
            : char.IsSurrogate(c) ? null
            : CharSet.Of([(c, c)]);
    }

    private CharSet? ParseEscape()
    {
        if (at == text.Length)
        {
            return null;
        }

        var c = text[at++];
        return c switch
        {
            'd' => CharSet.Digits,
            'D' => CharSet.Digits.Complement(),
            'w' => CharSet.WordCharacters,
            'W' => CharSet.WordCharacters.Complement(),
            's' => CharSet.Spaces,
            'S' => CharSet.Spaces.Complement(),
            't' => CharSet.Of([('\t', '\t')]),
            'n' => CharSet.Of([('\n', '\n')]),
            'r' => CharSet.Of([('\r', '\r')]),
            'v' => CharSet.Of([('\v', '\v')]),
            'f' => CharSet.Of([('\f', '\f')]),
            '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' => CharSet.Of([(c, c)]),
            '[' or ']' or '{' or '}' or '|' or '/' or '-' => CharSet.Of([(c, c)]),
            _ => null,
        };
    }

    private bool TryTake(char c)
    {
        if (at == text.Length || text[at] != c)
        {
            return false;
        }

        at++;
        return true;
    }
}
