using System.Text.RegularExpressions;
using Wo.Core.Schema.Patterns;

namespace Wo.Core.Schema;

/// <summary>
/// A pattern of a schema, in ECMAScript's meaning: it is searched for anywhere, and <c>$</c> is the very end. It is
/// compiled at its first use; simple patterns never touch the regular-expression engine, whose start-up is felt in a
/// command that runs for a few milliseconds.
/// </summary>
/// <param name="text">The pattern as the schema spells it.</param>
public sealed class EcmaPattern(string text)
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 4_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(250);

    // Filled once; a race computes the same value twice.
    private PatternNode? simple;
    private Regex? regex;
    private bool isParsed;

    /// <summary>The pattern as the schema spells it.</summary>
    public string Text { get; } = text;

    /// <summary>Why the pattern cannot be used, or <see langword="null"/> where it can.</summary>
    public static string? Check(string pattern)
    {
        if (pattern.Length > MaxLength)
        {
            return $"it is longer than {MaxLength} characters";
        }

        if (PatternParser.Parse(pattern) is not null)
        {
            return null;
        }

        if (EcmaTranslation.Translate(pattern, out var error) is not { } translated)
        {
            return error;
        }

        try
        {
            _ = CreateRegex(translated);
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>
    /// Whether the pattern occurs in a text. A pattern with look-around that backtracks for too long counts as absent.
    /// </summary>
    public bool IsMatch(string input)
    {
        if (!isParsed)
        {
            simple = PatternParser.Parse(Text);
            isParsed = true;
        }

        // The matcher takes a surrogate pair for two characters, ECMAScript (with the flag u) for one.
        if (simple is not null && !input.Any(char.IsSurrogate) && PatternMatcher.IsMatch(simple, input) is { } answer)
        {
            return answer;
        }

        try
        {
            return (regex ??= Compile(Text)).IsMatch(input);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Regex Compile(string pattern) =>
        CreateRegex(EcmaTranslation.Translate(pattern, out var error) ?? throw new ArgumentException(error));

    private static Regex CreateRegex(string translated)
    {
#if NET
        try
        {
            // Linear in the text, whatever the pattern.
            return new Regex(translated, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            // Look-around and back references need the other engine.
        }
#endif
        return new Regex(translated, RegexOptions.CultureInvariant, Limit);
    }
}
