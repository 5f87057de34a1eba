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
    private const string Word = "0-9A-Za-z_";
    private const string WordStart = $"(?<![{Word}])(?=[{Word}])";
    private const string WordEnd = $"(?<=[{Word}])(?![{Word}])";
    private const string InWord = $"(?<=[{Word}])(?=[{Word}])";
    private const string OutsideWord = $"(?<![{Word}])(?![{Word}])";

    private readonly string pattern;
    private readonly bool isLinear;
    private readonly StringBuilder output = new();
    private readonly PatternCost cost = new();

    // For each group that is not closed yet, whether it takes no character of the text.
    private readonly Stack<bool> open = new();
    private int at;
    private string? error;

    private EcmaTranslation(string pattern, bool isLinear)
    {
        this.pattern = pattern;
        this.isLinear = isLinear;
    }

    /// <summary>The .NET pattern; of no use where there is an error.</summary>
    public string Text => output.ToString();

    /// <inheritdoc cref="PatternCost.Size"/>
    public int Size => cost.Size;

    /// <inheritdoc cref="PatternCost.IsCheap"/>
    public bool IsCheap => cost.IsCheap(isAnchored: pattern.Length > 0 && pattern[0] == '^');

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
            translation.CheckSize();
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
                output.Append('|');
                cost.AddAlternative();
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
                AppendAtom(EcmaClass.Of(EcmaCharacters.LineTerminators, negated: true, hasPairs: false));
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
            open.Push(isAssertion);
            cost.BeginGroup();
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
        cost.EndGroup(open.Pop());
    }

    private void TranslateQuantifier()
    {
        var start = at;
        if (EcmaCounts.Read(pattern, ref at) is not { } counts)
        {
            at++;
            AppendCharacter('{');
        }
        else if (!counts.AreUsable)
        {
            Fail("the counts of a repetition are too large or the wrong way round");
        }
        else if (!cost.HasAtom)
        {
            Fail("there is nothing to repeat");
        }
        else
        {
            at += Continues("?") ? 1 : 0;
            output.Append(pattern, start, at - start);
            cost.Repeat(counts);
        }
    }

    private void TranslateClass()
    {
        var text = EcmaClass.Read(pattern, ref at, out var reason);
        Fail(reason);
        AppendAtom(text);
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

        var escape = EcmaEscape.Read(pattern, ref at, isInClass: false, out var reason);
        Fail(reason);
        if (escape.Set is { } set)
        {
            AppendAtom(EcmaClass.Of(set, negated: false, escape.HasPairs));
        }
        else
        {
            AppendCharacter(escape.Character);
        }
    }

    private int TakeCharacter()
    {
        var character = EcmaCharacters.Read(pattern, ref at, out var reason);
        Fail(reason);
        return character;
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
        cost.AddAtom();
    }

    private void AppendAssertion(string text)
    {
        output.Append(text);
        cost.AddAssertion();
    }

    private void CheckSize()
    {
        if (isLinear && cost.Size > PatternCost.MaxLinearSize)
        {
            Fail($"with its repetitions written out it is longer than {PatternCost.MaxLinearSize} characters");
        }
    }

    private bool Continues(string text) => string.CompareOrdinal(pattern, at, text, 0, text.Length) == 0;

    private void Fail(string? reason) => error ??= reason;
}
