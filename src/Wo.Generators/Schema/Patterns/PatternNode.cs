namespace Wo.Core.Schema.Patterns;

/// <summary>
/// A pattern in the part of ECMAScript's syntax that needs no regular-expression engine: literals, classes, anchors,
/// alternatives, and repetition of a single character.
/// </summary>
internal abstract class PatternNode
{
    private PatternNode() { }

    /// <summary>One character out of a set.</summary>
    internal sealed class Set(CharSet chars) : PatternNode
    {
        public CharSet Chars { get; } = chars;
    }

    /// <summary>A character of a set, several times.</summary>
    internal sealed class Run(CharSet chars, int least, int most) : PatternNode
    {
        public CharSet Chars { get; } = chars;

        public int Least { get; } = least;

        /// <summary>The largest count; <see cref="int.MaxValue"/> for no limit.</summary>
        public int Most { get; } = most;
    }

    /// <summary>One after the other.</summary>
    internal sealed class Sequence(IReadOnlyList<PatternNode> parts) : PatternNode
    {
        public IReadOnlyList<PatternNode> Parts { get; } = parts;
    }

    /// <summary>One of several.</summary>
    internal sealed class Choice(IReadOnlyList<PatternNode> branches) : PatternNode
    {
        public IReadOnlyList<PatternNode> Branches { get; } = branches;
    }

    /// <summary>The very start of the text.</summary>
    internal sealed class Start : PatternNode;

    /// <summary>The very end of the text, not before a last newline.</summary>
    internal sealed class End : PatternNode;
}
