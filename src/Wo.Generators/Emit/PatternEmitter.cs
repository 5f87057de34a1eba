using Wo.Core.Schema;
using Wo.Core.Schema.Patterns;

namespace Wo.Generators.Emit;

/// <summary>
/// Writes a pattern as plain code, so that checking an identifier starts no regular-expression engine. What that
/// code cannot express is left to <see cref="EcmaPattern"/>, built at its first use.
/// </summary>
internal sealed class PatternEmitter(SourceWriter writer)
{
    private readonly Queue<Continuation> pending = new();
    private string method = "";
    private int continuations;

    /// <summary>Writes <c>private static bool &lt;name&gt;(string text)</c> and what it calls.</summary>
    public void Write(string name, EcmaPattern pattern, string summary)
    {
        writer.Line();
        writer.Line($"// {SourceWriter.OneLine(summary)}: {SourceWriter.OneLine(pattern.Text)}");
        if (PatternParser.Parse(pattern.Text) is not { } node || !PatternFacts.IsPlain(node))
        {
            writer.Line($"private static bool {name}(string text) => {name}Pattern.Value.IsMatch(text);");
            writer.Line();
            writer.Open($"private static class {name}Pattern");
            writer.Line($"internal static readonly EcmaPattern Value = new({Literals.Text(pattern.Text)});");
            writer.Close();
            return;
        }

        method = name;
        continuations = 0;
        WriteEntry(node);
        while (pending.Count > 0)
        {
            writer.Line();
            WriteContinuation(pending.Dequeue());
        }
    }

    private void WriteEntry(PatternNode node)
    {
        if (PatternMatcher.StartsAtStart(node))
        {
            writer.Open($"private static bool {method}(string text)");
            Compile(Rest.Of(node, null), new Position("", 0)).Write(writer, "return ", ";");
            writer.Close();
            return;
        }

        writer.Open($"private static bool {method}(string text)");
        var match = Compile(Rest.Of(node, null), new Position("at", 0));
        if (match.IsTrue || match.IsFalse)
        {
            match.Write(writer, "return ", ";");
            writer.Close();
            return;
        }

        writer.Open("for (var at = 0; at <= text.Length; at++)");
        match.Write(writer, "if (", ")");
        writer.Open("");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
    }

    private void WriteContinuation(Continuation continuation)
    {
        writer.Open($"private static bool {continuation.Name}(string text, int at)");
        if (continuation.Rest!.Node is PatternNode.Run run)
        {
            WriteRun(run, continuation.Rest.Next);
        }
        else
        {
            Compile(continuation.Rest, new Position("at", 0)).Write(writer, "return ", ";");
        }

        writer.Close();
    }

    private void WriteRun(PatternNode.Run run, Rest? next)
    {
        var limit = run.Most == int.MaxValue ? "" : $" && end - at < {run.Most}";
        writer.Line("var end = at;");
        writer.Open($"while (end < text.Length{limit} && {Test("text[end]", run.Chars)})");
        writer.Line("end++;");
        writer.Close();
        writer.Line();

        var enough = BooleanExpression.Of($"end - at >= {run.Least}");
        var rest = Compile(next, new Position("end", 0));
        if (rest.IsTrue || rest.IsFalse || LongestDecides(run.Chars, next))
        {
            (run.Least == 0 ? rest : BooleanExpression.And(enough, rest)).Write(writer, "return ", ";");
            return;
        }

        writer.Open($"for (; {enough}; end--)");
        rest.Write(writer, "if (", ")");
        writer.Open("");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return false;");
    }

    // Whether a shorter run cannot match where the longest one does not.
    private static bool LongestDecides(CharSet chars, Rest? next) =>
        next switch
        {
            null or { Node: PatternNode.End } => true,
            { Node: PatternNode.Set set } => AreDisjoint(chars, set.Chars),
            _ => false,
        };

    private static bool AreDisjoint(CharSet left, CharSet right) =>
        !left.Ranges.Any(l => right.Ranges.Any(r => l.First <= r.Last && r.First <= l.Last));

    private BooleanExpression Compile(Rest? rest, Position at)
    {
        switch (rest?.Node)
        {
            case null:
                return rest?.JumpTo is { } name ? BooleanExpression.Of($"{name}(text, {at})") : BooleanExpression.True;
            case PatternNode.Start:
                return BooleanExpression.And(at.IsStart, Compile(rest.Next, at));
            case PatternNode.End:
                return BooleanExpression.And(BooleanExpression.Of($"text.Length == {at}"), Compile(rest.Next, at));
            case PatternNode.Set:
                return CompileSets(rest, at);
            case PatternNode.Run:
                return BooleanExpression.Of($"{Continue(rest)}(text, {at})");
            case PatternNode.Choice choice:
                var next = rest.Next is null or { JumpTo: not null } ? rest.Next : Rest.To(Continue(rest.Next));
                return BooleanExpression.Or(choice.Branches.Select(branch => Compile(Rest.Of(branch, next), at)));
            default:
                throw new InvalidOperationException("A new kind of pattern node is not handled.");
        }
    }

    private BooleanExpression CompileSets(Rest rest, Position at)
    {
        var sets = new List<CharSet>();
        Rest? next = rest;
        for (; next?.Node is PatternNode.Set set; next = next.Next)
        {
            sets.Add(set.Chars);
        }

        var end = at.Plus(sets.Count);
        return BooleanExpression.And(MatchSets(sets, at, end), Compile(next, end));
    }

    private static BooleanExpression MatchSets(List<CharSet> sets, Position at, Position end)
    {
        if (sets.Count > 1 && sets.TrueForAll(set => set.Single is not null))
        {
            var literal = Literals.Text(string.Concat(sets.Select(set => set.Single!.Value)));
            return BooleanExpression.Of(
                at.ToString() == "0"
                    ? $"text.StartsWith({literal}, StringComparison.Ordinal)"
                    : $"string.CompareOrdinal(text, {at}, {literal}, 0, {sets.Count}) == 0"
            );
        }

        var result = BooleanExpression.Of(sets.Count == 1 ? $"{at} < text.Length" : $"{end} <= text.Length");
        for (var i = 0; i < sets.Count; i++)
        {
            result = BooleanExpression.And(result, BooleanExpression.Of(Test($"text[{at.Plus(i)}]", sets[i])));
        }

        return result;
    }

    private static string Test(string value, CharSet chars) =>
        chars.Ranges.Count == 0 ? "false"
        : chars.Complement().Ranges.Count == 0 ? "true"
        : chars.Single is { } single ? $"{value} == {Literals.Char(single)}"
        : $"{value} is {Literals.Pattern(chars)}";

    private string Continue(Rest rest)
    {
        var continuation = new Continuation($"{method}Part{++continuations}", rest);
        pending.Enqueue(continuation);
        return continuation.Name;
    }

    /// <summary>A method that still has to be written.</summary>
    private sealed record Continuation(string Name, Rest Rest);

    /// <summary>A place in the text: a variable, or its start, and a distance.</summary>
    private readonly record struct Position(string Variable, int Distance)
    {
        public BooleanExpression IsStart =>
            Distance > 0 ? BooleanExpression.False
            : Variable.Length == 0 ? BooleanExpression.True
            : BooleanExpression.Of($"{Variable} == 0");

        public Position Plus(int distance) => this with { Distance = Distance + distance };

        public override string ToString() =>
            Variable.Length == 0 ? $"{Distance}"
            : Distance == 0 ? Variable
            : $"{Variable} + {Distance}";
    }

    /// <summary>What has still to match: a node and what comes after it, or a call of a method that was made for it.</summary>
    private sealed record Rest(PatternNode? Node, Rest? Next, string? JumpTo)
    {
        public static Rest To(string method) => new(null, null, method);

        public static Rest? Of(PatternNode node, Rest? next)
        {
            if (node is not PatternNode.Sequence sequence)
            {
                return new Rest(node, next, null);
            }

            for (var i = sequence.Parts.Count - 1; i >= 0; i--)
            {
                next = Of(sequence.Parts[i], next);
            }

            return next;
        }
    }
}
