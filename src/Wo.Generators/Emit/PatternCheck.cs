namespace Wo.Generators.Emit;

/// <summary>
/// What an identifier does about one of its patterns: a check of a prefix and of characters where the pattern is no more
/// than that, for identifiers are read once per file; else a pattern, which is compiled at its first use.
/// </summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Summary">What it says of a text.</param>
/// <param name="Suffix">Tells it from other checks of the identifier.</param>
/// <param name="IsExcluded">Whether an identifier must not match.</param>
internal sealed record PatternCheck(string Pattern, string Summary, string Suffix, bool IsExcluded = false)
{
    private readonly PrefixAndClass? simple = PrefixAndClass.TryRead(Pattern);

    /// <summary>The condition under which a text is no identifier.</summary>
    public string Failure => (IsExcluded ? "" : "!") + (simple is null ? $"{Field}.IsMatch(text)" : $"{Method}(text)");

    private string Method => (IsExcluded ? "IsExcluded" : "MatchesPattern") + Suffix;

    // A type cannot have the name of a field, which begins with a small letter.
    private string Field => (IsExcluded ? "excludedPattern" : "requiredPattern") + Suffix;

    /// <summary>Writes the field that the condition names, where it names one.</summary>
    public void WriteField(SourceWriter writer)
    {
        if (simple is null)
        {
            WriteComment(writer);
            writer.Line($"private static readonly EcmaPattern {Field} = new({Literals.Text(Pattern)});");
            writer.Line();
        }
    }

    /// <summary>Writes the method that the condition names, where it names one.</summary>
    public void WriteMethod(SourceWriter writer)
    {
        if (simple is null)
        {
            return;
        }

        writer.Line();
        WriteComment(writer);
        writer.Open($"private static bool {Method}(string text)");
        var isShort = $"text.Length <= {simple.Prefix.Length}";
        var starts = $"text.StartsWith({Literals.Text(simple.Prefix)}, StringComparison.Ordinal)";
        writer.Open($"if ({isShort}{(simple.Prefix.Length == 0 ? "" : $" || !{starts}")})");
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        writer.Open($"for (var at = {simple.Prefix.Length}; at < text.Length; at++)");
        writer.Open($"if (text[at] is not ({string.Join(" or ", simple.Class.Select(Range))}))");
        writer.Line("return false;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return true;");
        writer.Close();
    }

    private void WriteComment(SourceWriter writer) =>
        writer.Line($"// {SourceWriter.OneLine(Summary)}: {SourceWriter.OneLine(Pattern)}");

    private static string Range((char First, char Last) range) =>
        range.First == range.Last
            ? Literals.Char(range.First)
            : $"(>= {Literals.Char(range.First)} and <= {Literals.Char(range.Last)})";
}
