using System.Text;

namespace Wo.Core.Schema;

/// <summary>
/// Rewrites an ECMAScript pattern (as with the flag <c>u</c>) into one that means the same to .NET, where <c>$</c> also
/// stands before a last newline, <c>\d</c> covers every script's digits, <c>[a-[b]]</c> subtracts, and a character
/// beyond U+FFFF is two. Groups capture nothing, because only a back reference could tell.
/// </summary>
internal sealed class EcmaTranslation
{
    private const int MaxDepth = 100;
    private const int MaxAlternatives = 8;
    private const int MaxCount = 1_000_000_000;
    private const string Pair = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";
    private const string Word = "0-9A-Za-z_";
    private const string WordStart = $"(?<![{Word}])(?=[{Word}])";
    private const string WordEnd = $"(?<=[{Word}])(?![{Word}])";
    private const string InWord = $"(?<=[{Word}])(?=[{Word}])";
    private const string OutsideWord = $"(?<![{Word}])(?![{Word}])";

    private readonly string pattern;
    private readonly bool isLinear;
    private readonly StringBuilder output = new();
    private readonly Stack<Group> open = new();
    private int at;
    private string? error;

    // How many characters the pattern has once its counted repetitions are written out: those of the innermost group, and
    // apart from them those of the last atom, which may be repeated; 0 where nothing can be.
    private long size;
    private long atom;

    // What makes a backtracking engine try again: alternatives, open counts, and groups that are repeated.
    private int alternatives;
    private int openCounts;
    private bool hasAlternativesAtTop;
    private bool repeatsGroup;
    private bool isAtomGroup;

    private EcmaTranslation(string pattern, bool isLinear)
    {
        this.pattern = pattern;
        this.isLinear = isLinear;
    }

    /// <summary>
    /// The largest pattern that may be matched by the linear engine, in characters with repetitions written out: each of
    /// its steps may cost as much.
    /// </summary>
    public const int MaxLinearSize = 1_000;

    /// <summary>The .NET pattern; of no use where there is an error.</summary>
    public string Text => output.ToString();

    /// <summary>How many characters the pattern has with repetitions written out; more than the limit is the limit and one.</summary>
    public int Size => (int)Math.Min(size + atom, MaxLinearSize + 1);

    /// <summary>
    /// Whether the interpreter, too, takes time linear in the text: there is at most one open count, of a character and
    /// where the text begins, and there are few alternatives, so that few places can be tried again.
    /// </summary>
    public bool IsCheap =>
        !repeatsGroup
        && alternatives <= MaxAlternatives
        && (openCounts == 0 || (openCounts == 1 && pattern[0] == '^' && !hasAlternativesAtTop));

    /// <summary>Why the pattern cannot be used, or <see langword="null"/> where it can.</summary>
    public string? Error => error ?? (open.Count > 0 ? "a group is not closed" : null);

    /// <param name="pattern">The pattern.</param>
    /// <param name="isLinear">Whether to refuse what cannot be matched in time linear in the text.</param>
    public static EcmaTranslation Translate(string pattern, bool isLinear)
    {
        var translation = new EcmaTranslation(pattern, isLinear);
        while (translation.at < pattern.Length && translation.error is null)
        {
            translation.TranslateOne();
        }

        return translation;
    }

    private void TranslateOne()
    {
        switch (pattern[at])
        {
            case '^':
                at++;
                AppendAssertion("^");
                break;
            case '$':
                at++;
                AppendAssertion(@"\z");
                break;
            case '|':
                at++;
                alternatives++;
                hasAlternativesAtTop |= open.Count == 0;
                AppendAssertion("|");
                break;
            case '(':
                OpenGroup();
                break;
            case ')':
                CloseGroup();
                break;
            case '*' or '+' or '?' or '{':
                TranslateQuantifier();
                break;
            case '.':
                at++;
                AppendAtom(Class(EcmaCharacters.LineTerminators, negated: true, hasPairs: false));
                break;
            case '[':
                at++;
                TranslateClass();
                break;
            case '\\':
                TranslateEscape();
                break;
            default:
                AppendCharacter(TakeCharacter());
                break;
        }
    }

    private void OpenGroup()
    {
        (string Ecma, string Net, bool IsAssertion)[] kinds =
        [
            ("(?:", "(?:", false),
            ("(?=", "(?=", true),
            ("(?!", "(?!", true),
            ("(?<=", "(?<=", true),
            ("(?<!", "(?<!", true),
            ("(?", "(?:", false),
            ("(", "(?:", false),
        ];
        var (ecma, net, isAssertion) = Array.Find(kinds, kind => Continues(kind.Ecma));
        at += ecma.Length;
        if (isAssertion && isLinear)
        {
            Fail("look-around cannot be matched in linear time, which a schema that a tree brings has to be");
        }
        else if (ecma == "(?" && !TrySkipGroupName())
        {
            Fail("this kind of group is not ECMAScript's");
        }
        else if (open.Count == MaxDepth)
        {
            Fail($"groups nest deeper than {MaxDepth} levels");
        }
        else
        {
            output.Append(net);
            open.Push(new Group(size + atom, isAssertion));
            (size, atom) = (0, 0);
        }
    }

    private bool TrySkipGroupName()
    {
        var end = pattern.IndexOf('>', at);
        if (pattern[at - 1] != '?' || end < at + 2 || pattern[at] != '<')
        {
            return false;
        }

        for (var i = at + 1; i < end; i++)
        {
            var isStart = char.IsLetter(pattern[i]) || pattern[i] is '_' or '$';
            if (!isStart && (i == at + 1 || !char.IsDigit(pattern[i])))
            {
                return false;
            }
        }

        at = end + 1;
        return true;
    }

    private void CloseGroup()
    {
        if (open.Count == 0)
        {
            Fail("a parenthesis closes nothing");
            return;
        }

        at++;
        output.Append(')');
        var group = open.Pop();
        var inner = Math.Max(size + atom, 1);
        (size, atom) = (group.SizeBefore, 0);
        Count(group.IsAssertion ? inner : 0, group.IsAssertion ? 0 : inner);
        isAtomGroup = true;
    }

    private void TranslateQuantifier()
    {
        var start = at;
        var (least, most) = pattern[at++] switch
        {
            '*' => (0, int.MaxValue),
            '+' => (1, int.MaxValue),
            '?' => (0, 1),
            _ => TakeCounts(),
        };
        if (error is null && most < 0)
        {
            // Where no count follows, a brace is a character.
            at = start + 1;
            AppendCharacter('{');
            return;
        }

        if (error is null && atom == 0)
        {
            Fail("there is nothing to repeat");
        }

        openCounts += least == most ? 0 : 1;
        repeatsGroup |= isAtomGroup;
        at += Continues("?") ? 1 : 0;
        output.Append(pattern, start, at - start);
        var copies = most == int.MaxValue ? least + 1L : Math.Max(most, 1);
        Count(atom * copies, 0);
    }

    // A largest count of -1 says that these are no counts.
    private (int Least, int Most) TakeCounts()
    {
        var none = (0, -1);
        if (TakeNumber() is not { } least)
        {
            return none;
        }

        var most = least;
        if (Continues(","))
        {
            at++;
            most = TakeNumber() ?? int.MaxValue;
        }

        if (!Continues("}"))
        {
            return none;
        }

        at++;
        if (least > most || least > MaxCount)
        {
            Fail("the counts of a repetition are too large or the wrong way round");
        }

        return (least, most);
    }

    private int? TakeNumber()
    {
        var start = at;
        long number = 0;
        for (; at < pattern.Length && pattern[at] is >= '0' and <= '9'; at++)
        {
            number = Math.Min((number * 10) + (pattern[at] - '0'), MaxCount + 1);
        }

        return at > start ? (int)number : null;
    }

    private void TranslateClass()
    {
        var negated = Continues("^");
        at += negated ? 1 : 0;
        var members = new StringBuilder();
        var hasPairs = false;
        while (!Continues("]") && error is null)
        {
            var first = TakeClassMember();
            hasPairs |= first.HasPairs;
            if (Continues("-") && at + 1 < pattern.Length && pattern[at + 1] != ']')
            {
                at++;
                AddRange(members, first, TakeClassMember());
            }
            else
            {
                members.Append(first.Set ?? EcmaCharacters.Range(first.Character, first.Character));
            }
        }

        at++;
        AppendAtom(Class(members.ToString(), negated, hasPairs));
    }

    private void AddRange(StringBuilder members, EcmaEscape first, EcmaEscape last)
    {
        if (first.Set is not null || last.Set is not null)
        {
            Fail("a range runs from one character to another");
        }
        else if (first.Character > last.Character)
        {
            Fail("the range is the wrong way round");
        }
        else
        {
            members.Append(EcmaCharacters.Range(first.Character, last.Character));
        }
    }

    private EcmaEscape TakeClassMember()
    {
        if (at == pattern.Length)
        {
            Fail("the class is not closed");
            return default;
        }

        var member = Continues("\\") ? TakeEscape(isInClass: true) : new EcmaEscape(TakeCharacter());
        if (member.Character > char.MaxValue)
        {
            Fail("characters beyond U+FFFF in a class are not supported");
        }

        return member;
    }

    private void TranslateEscape()
    {
        if (Continues(@"\b") || Continues(@"\B"))
        {
            if (isLinear)
            {
                Fail("word boundaries cannot be matched in linear time, which a schema that a tree brings has to be");
            }

            AppendAssertion(pattern[at + 1] == 'b' ? $"(?:{WordEnd}|{WordStart})" : $"(?:{InWord}|{OutsideWord})");
            at += 2;
            return;
        }

        var escape = TakeEscape(isInClass: false);
        if (escape.Set is { } set)
        {
            AppendAtom(Class(set, negated: false, escape.HasPairs));
        }
        else
        {
            AppendCharacter(escape.Character);
        }
    }

    private EcmaEscape TakeEscape(bool isInClass)
    {
        var escape = EcmaEscape.Read(pattern, ref at, isInClass, out var reason);
        if (reason is not null)
        {
            Fail(reason);
        }

        return escape;
    }

    private int TakeCharacter()
    {
        var c = pattern[at++];
        if (char.IsHighSurrogate(c) && at < pattern.Length && char.IsLowSurrogate(pattern[at]))
        {
            return char.ConvertToUtf32(c, pattern[at++]);
        }

        if (char.IsSurrogate(c))
        {
            Fail("half of a surrogate pair is no character");
        }

        return c;
    }

    // Whatever a class leaves open includes the characters beyond U+FFFF, each of which is a pair.
    private static string Class(string members, bool negated, bool hasPairs)
    {
        var single =
            negated ? $@"[^{members}\uD800-\uDFFF]"
            : members.Length == 0 ? @"[^\s\S]"
            : $"[{members}]";
        return negated != hasPairs ? $"(?:{Pair}|{single})" : single;
    }

    private void AppendCharacter(int character) =>
        AppendAtom(
            character > char.MaxValue ? $"(?:{char.ConvertFromUtf32(character)})"
            : EcmaCharacters.IsLetterOrDigit(character) ? ((char)character).ToString()
            : EcmaCharacters.Unit(character)
        );

    private void AppendAtom(string text)
    {
        output.Append(text);
        isAtomGroup = false;
        Count(atom, 1);
    }

    private void AppendAssertion(string text)
    {
        output.Append(text);
        Count(atom, 0);
    }

    private void Count(long more, long last)
    {
        (size, atom) = (Math.Min(size + more, MaxLinearSize + 1), Math.Min(last, MaxLinearSize + 1));
        if (isLinear && size + atom > MaxLinearSize)
        {
            Fail($"with its repetitions written out it is longer than {MaxLinearSize} characters");
        }
    }

    private bool Continues(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private void Fail(string reason) => error ??= reason;

    /// <summary>A group that is not closed yet.</summary>
    /// <param name="SizeBefore">The size of what comes before it in the group around it.</param>
    /// <param name="IsAssertion">Whether it takes no character of the text.</param>
    private readonly record struct Group(long SizeBefore, bool IsAssertion);
}
