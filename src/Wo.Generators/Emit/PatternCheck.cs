namespace Wo.Generators.Emit;

/// <summary>
/// What an identifier does about one of its patterns: a check of a prefix and of characters where the pattern is no more
/// than that, for identifiers are read once per file; else a pattern, which is compiled at its first use and asked where a text
/// has what a match begins with, if that is known.
/// </summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Summary">What it says of a text.</param>
/// <param name="Suffix">Tells it from other checks of the identifier.</param>
/// <param name="IsExcluded">Whether an identifier must not match.</param>
internal sealed record PatternCheck(string Pattern, string Summary, string Suffix, bool IsExcluded = false)
{
    private readonly PrefixAndClass? simple = PrefixAndClass.TryRead(Pattern);
    private readonly FirstPair? start = FirstPair.TryRead(Pattern);

    /// <summary>The condition under which a text is no identifier.</summary>
    public string Failure
    {
        get
        {
            var match =
                simple is not null ? $"{Method}(text)"
                : start is not null ? $"({Guess}(text) && {Field}.IsMatch(text))"
                : $"{Field}.IsMatch(text)";
            return (IsExcluded ? "" : "!") + match;
        }
    }

    private string Method => (IsExcluded ? "IsExcluded" : "MatchesPattern") + Suffix;

    private string Guess => (IsExcluded ? "MayBeExcluded" : "MayMatchPattern") + Suffix;

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
        if (simple is not null)
        {
            WriteMatch(writer, simple);
        }
        else if (start is not null)
        {
            WriteGuess(writer, start);
        }
    }

    private void WriteMatch(SourceWriter writer, PrefixAndClass form)
    {
        writer.Line();
        WriteComment(writer);
        writer.Open($"private static bool {Method}(string text)");
        var isShort = $"text.Length <= {form.Prefix.Length}";
        var starts = $"text.StartsWith({Literals.Text(form.Prefix)}, StringComparison.Ordinal)";
        writer.Open($"if ({isShort}{(form.Prefix.Length == 0 ? "" : $" || !{starts}")})");
        writer.Line("return false;");
        writer.Close();
        writer.Line();
        writer.Open($"for (var at = {form.Prefix.Length}; at < text.Length; at++)");
        writer.Open($"if ({form.Class.Exception("text[at]")})");
        writer.Line("return false;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return true;");
        writer.Close();
    }

    private void WriteGuess(SourceWriter writer, FirstPair pair)
    {
        writer.Line();
        writer.Line($"// Whether the text has a place where a match could begin: {SourceWriter.OneLine(Pattern)}");
        writer.Open($"private static bool {Guess}(string text)");
        writer.Open("for (var at = 0; at < text.Length; at++)");
        writer.Open($"if ({pair.Condition("text", "at")})");
        writer.Line("return true;");
        writer.Close();
        writer.Close();
        writer.Line();
        writer.Line("return false;");
        writer.Close();
    }

    private void WriteComment(SourceWriter writer) =>
        writer.Line($"// {SourceWriter.OneLine(Summary)}: {SourceWriter.OneLine(Pattern)}");
}
