using System.Text.RegularExpressions;

namespace Wo.Core.Schema;

/// <summary>
/// A pattern of a schema, in ECMAScript's meaning: it is searched for anywhere, and <c>$</c> is the very end. .NET's engine
/// matches it once it is translated, which happens at its first use.
/// </summary>
/// <remarks>
/// A pattern that was compiled into the program is its author's, and the interpreter is what starts fastest. A pattern
/// that is read at run time comes with a tree: it is matched in time linear in the text, or refused.
/// </remarks>
public sealed class EcmaPattern
{
    /// <summary>The longest pattern, in UTF-16 code units.</summary>
    public const int MaxLength = 4_000;

#if NET
    private const bool IsReadFromTree = true;
    private const RegexOptions Linear = RegexOptions.NonBacktracking;
#else
    // The compiler reads the patterns of its own project, and matches none.
    private const bool IsReadFromTree = false;
    private const RegexOptions Linear = RegexOptions.None;
#endif

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly bool isLinear;

    // Filled at the first use; a race computes the same value twice.
    private Regex? regex;
    private bool isTooSlow;

    /// <summary>A pattern that was checked when the program was compiled.</summary>
    /// <param name="text">The pattern as the schema spells it.</param>
    public EcmaPattern(string text) => Text = text;

    private EcmaPattern(string text, int cost)
        : this(text)
    {
        isLinear = IsReadFromTree;
        Cost = cost;
    }

    /// <summary>The pattern as the schema spells it.</summary>
    public string Text { get; }

    /// <summary>What the linear engine needs for the pattern, in characters with repetitions written out.</summary>
    internal int Cost { get; }

    /// <summary>Reads the pattern of a schema that is being read.</summary>
    /// <returns>The pattern, or <see langword="null"/> with the reason why it cannot be used.</returns>
    public static EcmaPattern? TryRead(string text, out string? error)
    {
        if (text.Length > MaxLength)
        {
            error = $"it is longer than {MaxLength} characters";
            return null;
        }

        var translation = EcmaTranslation.Translate(text, IsReadFromTree);
        error = translation.Error;
        return error is null ? new EcmaPattern(text, translation.Size) : null;
    }

    /// <summary>Whether the pattern occurs in a text.</summary>
    /// <exception cref="RegexMatchTimeoutException">
    /// It takes more than a second to tell, or did so for a text before: no answer is better than a wrong one. Of a
    /// pattern that never takes time out of proportion to the text this is not asked.
    /// </exception>
    public bool IsMatch(string input)
    {
        if (isTooSlow)
        {
            throw new RegexMatchTimeoutException(input, Text, Limit);
        }

        try
        {
            return (regex ??= Compile()).IsMatch(input);
        }
        catch (RegexMatchTimeoutException)
        {
            isTooSlow = true;
            throw;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private Regex Compile()
    {
        var translation = EcmaTranslation.Translate(Text, isLinear);
        // The linear engine takes milliseconds to start, and most patterns do not need it.
        var engine = isLinear && !translation.IsCheap ? Linear : RegexOptions.None;
        // The limit is one of the clock on the wall, which goes on while a process is stopped.
        var limit = translation.IsCheap ? Regex.InfiniteMatchTimeout : Limit;
        return translation.Error is { } error
            ? throw new ArgumentException(error)
            : new Regex(translation.Text, RegexOptions.CultureInvariant | engine, limit);
    }
}
