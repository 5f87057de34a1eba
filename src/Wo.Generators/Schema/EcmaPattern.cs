using System.Text.RegularExpressions;

namespace Wo.Core.Schema;

/// <summary>
/// A pattern of a schema, in ECMAScript's meaning: it is searched for anywhere, and <c>$</c> is the very end. .NET's engine
/// matches it once it is translated.
/// </summary>
/// <remarks>
/// A pattern that was compiled into the program is its author's, and the interpreter is what starts fastest. A pattern
/// that is read at run time comes with a tree: it is matched in time linear in the text, or refused.
/// </remarks>
public sealed class EcmaPattern
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 4_000;

    private const RegexOptions Interpreted = RegexOptions.CultureInvariant;
#if NET
    private const bool IsReadFromTree = true;
    private const RegexOptions Read = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
#else
    // The compiler reads the patterns of its own project, and matches none.
    private const bool IsReadFromTree = false;
    private const RegexOptions Read = Interpreted;
#endif

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Filled at the first use; a race computes the same value twice.
    private Regex? regex;
    private bool isTooSlow;

    /// <summary>A pattern that was checked when the program was compiled.</summary>
    /// <param name="text">The pattern as the schema spells it.</param>
    public EcmaPattern(string text) => Text = text;

    private EcmaPattern(string text, Regex regex)
        : this(text) => this.regex = regex;

    /// <summary>The pattern as the schema spells it.</summary>
    public string Text { get; }

    /// <summary>Reads the pattern of a schema that is being read.</summary>
    /// <returns>The pattern, or <see langword="null"/> with the reason why it cannot be used.</returns>
    public static EcmaPattern? TryRead(string text, out string? error)
    {
        error = text.Length > MaxLength ? $"it is longer than {MaxLength} characters" : null;
        if (error is not null || EcmaTranslation.Translate(text, IsReadFromTree, out error) is not { } translated)
        {
            return null;
        }

        try
        {
            return new EcmaPattern(text, new Regex(translated, Read, Limit));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            error = exception.Message;
            return null;
        }
    }

    /// <summary>Whether the pattern occurs in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">
    /// It takes more than a second to tell, or did so for a text before: no answer is better than a wrong one.
    /// </exception>
    public bool IsMatch(string input)
    {
        if (isTooSlow)
        {
            throw new RegexMatchTimeoutException(input, Text, Limit);
        }

        try
        {
            return (regex ??= Compile(Text)).IsMatch(input);
        }
        catch (RegexMatchTimeoutException)
        {
            isTooSlow = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static Regex Compile(string pattern) =>
        EcmaTranslation.Translate(pattern, isLinear: false, out var error) is { } translated
            ? new Regex(translated, Interpreted, Limit)
            : throw new ArgumentException(error);
}
