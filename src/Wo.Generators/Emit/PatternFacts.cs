using Wo.Core.Schema.Patterns;

namespace Wo.Generators.Emit;

/// <summary>What can be said of the texts that a pattern matches.</summary>
internal static class PatternFacts
{
    private const int MaxOpenRuns = 3;
    private const int OpenRun = 64;

    /// <summary>Whether a pattern spans the whole text and has no room for characters beyond U+FFFF.</summary>
    public static bool HoldsNoSurrogates(string pattern) =>
        PatternParser.Parse(pattern) is PatternNode.Sequence { Parts: { Count: > 1 } parts } sequence
        && parts[0] is PatternNode.Start
        && parts[parts.Count - 1] is PatternNode.End
        && HasNoSurrogates(sequence);

    /// <summary>
    /// Whether plain code can stand for a pattern: it takes a surrogate pair for two characters, and backtracks without
    /// a limit, so that neither may come into it.
    /// </summary>
    public static bool IsPlain(PatternNode node) => HasNoSurrogates(node) && CountOpenRuns(node) <= MaxOpenRuns;

    private static bool HasNoSurrogates(PatternNode node) =>
        node switch
        {
            PatternNode.Set set => !set.Chars.HasSurrogates,
            PatternNode.Run run => !run.Chars.HasSurrogates,
            PatternNode.Sequence sequence => sequence.Parts.All(HasNoSurrogates),
            PatternNode.Choice choice => choice.Branches.All(HasNoSurrogates),
            _ => true,
        };

    private static int CountOpenRuns(PatternNode node) =>
        node switch
        {
            PatternNode.Run { Most: > OpenRun } => 1,
            PatternNode.Sequence sequence => sequence.Parts.Sum(CountOpenRuns),
            PatternNode.Choice choice => choice.Branches.Sum(CountOpenRuns),
            _ => 0,
        };
}
