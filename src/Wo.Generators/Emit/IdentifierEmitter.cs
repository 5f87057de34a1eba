using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes an identifier type: a text that was checked when it was made.</summary>
internal static class IdentifierEmitter
{
    public static SourceFile Emit(IdentifierModel id, string targetNamespace, string access) =>
        SourceFile.Create(targetNamespace, id.Name, writer => Write(writer, id, access));

    private static void Write(SourceWriter writer, IdentifierModel id, string access)
    {
        var name = id.Name;
        writer.Summary(id.Summary);
        writer.Line(
            "/// <remarks>It is only made from text of the right form; the default value identifies nothing.</remarks>"
        );
        writer.Open($"{access} readonly record struct {name} : IComparable<{name}>");
        foreach (var check in Checks(id))
        {
            check.WriteField(writer);
        }

        writer.Lines(
            "private readonly string? value;",
            "",
            $"private {name}(string value) => this.value = value;",
            "",
            "/// <summary>The text; empty in the default value.</summary>",
            "public string Value => value ?? \"\";",
            ""
        );
        WriteTryParse(writer, id);
        writer.Lines(
            "",
            "/// <summary>Orders by the ordinal value of the text.</summary>",
            $"public int CompareTo({name} other) => string.CompareOrdinal(Value, other.Value);",
            "",
            "/// <summary>The text.</summary>",
            "public override string ToString() => Value;"
        );

        if (CountsCodePoints(id))
        {
            WriteCodePoints(writer);
        }

        foreach (var check in Checks(id))
        {
            check.WriteMethod(writer);
        }

        writer.Close();
    }

    private static void WriteTryParse(SourceWriter writer, IdentifierModel id)
    {
        var conditions = new List<BooleanExpression> { BooleanExpression.Of("text is null") };
        // No text is as long as the largest int.
        var length = CountsCodePoints(id) ? "CodePoints(text)" : "text.Length";
        if (id.MinLength is > 0 and { } least)
        {
            conditions.Add(BooleanExpression.Of($"{length} < {Math.Min(least, int.MaxValue)}"));
        }

        if (id.MaxLength is < int.MaxValue and { } most)
        {
            conditions.Add(BooleanExpression.Of($"{length} > {most}"));
        }

        conditions.AddRange(Checks(id).Select(check => BooleanExpression.Of(check.Failure)));

        writer.Lines(
            "/// <summary>Makes an identifier from text.</summary>",
            "/// <param name=\"text\">The text.</param>",
            "/// <param name=\"id\">The identifier; the default value where the text is none.</param>",
            $"/// <returns>Whether the text is {SourceWriter.Xml(id.Expected)}.</returns>"
        );
        writer.Open($"public static bool TryParse([NotNullWhen(true)] string? text, out {id.Name} id)");
        BooleanExpression.Or(conditions).Write(writer, "if (", ")");
        writer.Open("");
        writer.Lines("id = default;", "return false;");
        writer.Close();
        writer.Lines("", $"id = new {id.Name}(text);", "return true;");
        writer.Close();
    }

    // Lengths in a schema count code points. Where only ASCII is left that is the same as what a string says of itself.
    private static bool CountsCodePoints(IdentifierModel id) =>
        (id.MinLength is > 0 || id.MaxLength is < int.MaxValue)
        && !id.Patterns.Any(pattern => PrefixAndClass.TryRead(pattern) is not null);

    private static void WriteCodePoints(SourceWriter writer)
    {
        writer.Line();
        writer.Open("private static int CodePoints(string text)");
        writer.Line("var count = text.Length;");
        writer.Open("for (var at = 1; at < text.Length; at++)");
        writer.Open("if (char.IsSurrogatePair(text, at - 1))");
        writer.Line("count--;");
        writer.Close();
        writer.Close();
        writer.Lines("", "return count;");
        writer.Close();
    }

    private static IEnumerable<PatternCheck> Checks(IdentifierModel id)
    {
        for (var i = 0; i < id.Patterns.Count; i++)
        {
            var suffix = Suffix(i, id.Patterns.Count);
            yield return new PatternCheck(id.Patterns[i], "Whether the text is " + id.Expected, suffix);
        }

        for (var i = 0; i < id.Excluded.Count; i++)
        {
            var (pattern, title) = id.Excluded[i];
            var suffix = Suffix(i, id.Excluded.Count);
            yield return new PatternCheck(pattern, "Whether it is " + (title ?? "excluded"), suffix, IsExcluded: true);
        }
    }

    private static string Suffix(int index, int count) => count == 1 ? "" : $"{index + 1}";
}
