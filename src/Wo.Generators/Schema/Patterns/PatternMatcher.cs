namespace Wo.Core.Schema.Patterns;

/// <summary>
/// Looks for a simple pattern anywhere in a text by backtracking. The recursion is as deep as the pattern is long,
/// whatever the text; the work is bounded.
/// </summary>
internal sealed class PatternMatcher
{
    private const int MaxSteps = 100_000;

    private readonly string text;
    private int stepsLeft = MaxSteps;

    private PatternMatcher(string text) => this.text = text;

    /// <summary>Whether the pattern occurs, or <see langword="null"/> where that takes too much backtracking to tell.</summary>
    public static bool? IsMatch(PatternNode pattern, string text)
    {
        var matcher = new PatternMatcher(text);
        var anchored = StartsAtStart(pattern);
        for (var start = 0; start <= text.Length; start++)
        {
            if (matcher.Match(pattern, start, null))
            {
                return true;
            }

            if (matcher.stepsLeft < 0)
            {
                return null;
            }

            if (anchored)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the pattern can only match where the text begins.</summary>
    public static bool StartsAtStart(PatternNode pattern) =>
        pattern switch
        {
            PatternNode.Start => true,
            PatternNode.Sequence { Parts.Count: > 0 } sequence => StartsAtStart(sequence.Parts[0]),
            PatternNode.Choice choice => choice.Branches.All(StartsAtStart),
            _ => false,
        };

    private bool Match(PatternNode node, int at, Rest? rest)
    {
        if (--stepsLeft < 0)
        {
            return false;
        }

        switch (node)
        {
            case PatternNode.Start:
                return at == 0 && Continue(rest, at);
            case PatternNode.End:
                return at == text.Length && Continue(rest, at);
            case PatternNode.Set set:
                return at < text.Length && set.Chars.Contains(text[at]) && Continue(rest, at + 1);
            case PatternNode.Run run:
                return MatchRun(run, at, rest);
            case PatternNode.Sequence sequence:
                return Continue(new Rest(sequence.Parts, 0, rest), at);
            case PatternNode.Choice choice:
                foreach (var branch in choice.Branches)
                {
                    if (Match(branch, at, rest))
                    {
                        return true;
                    }
                }

                return false;
            default:
                throw new InvalidOperationException("A new kind of pattern node is not handled.");
        }
    }

    private bool MatchRun(PatternNode.Run run, int start, Rest? rest)
    {
        var limit = run.Most < text.Length - start ? start + run.Most : text.Length;
        var end = start;
        while (end < limit && run.Chars.Contains(text[end]))
        {
            end++;
        }

        for (; end - start >= run.Least && stepsLeft >= 0; end--)
        {
            if (Continue(rest, end))
            {
                return true;
            }
        }

        return false;
    }

    private bool Continue(Rest? rest, int at)
    {
        while (rest is { } present && present.Next == present.Parts.Count)
        {
            rest = present.Outer;
        }

        return rest is null || Match(rest.Parts[rest.Next], at, new Rest(rest.Parts, rest.Next + 1, rest.Outer));
    }

    /// <summary>What has still to match after a node: the remaining parts of the sequence it stands in, then the outer rest.</summary>
    private sealed class Rest(IReadOnlyList<PatternNode> parts, int next, Rest? outer)
    {
        public IReadOnlyList<PatternNode> Parts { get; } = parts;

        public int Next { get; } = next;

        public Rest? Outer { get; } = outer;
    }
}
