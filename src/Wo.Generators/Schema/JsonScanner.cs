namespace Wo.Core.Schema;

/// <summary>A place in JSON text that moves forward and knows its line.</summary>
internal sealed class JsonScanner(string text)
{
    private int lineStart;

    public int At { get; private set; }

    public int Line { get; private set; } = 1;

    public int Column => At - lineStart + 1;

    public bool IsAtEnd => At == text.Length;

    /// <summary>The next character; NUL at the end, where <see cref="IsAtEnd"/> says so.</summary>
    public char Next => IsAtEnd ? '\0' : text[At];

    /// <summary>The first problem: whatever follows it is guesswork.</summary>
    public SchemaProblem? Problem { get; private set; }

    public char Take() => text[At++];

    public bool TryTake(char c)
    {
        if (IsAtEnd || text[At] != c)
        {
            return false;
        }

        At++;
        return true;
    }

    public bool TryTake(string word)
    {
        if (string.CompareOrdinal(text, At, word, 0, word.Length) != 0)
        {
            return false;
        }

        At += word.Length;
        return true;
    }

    public bool TakeDigits()
    {
        var start = At;
        while (Next is >= '0' and <= '9')
        {
            At++;
        }

        return At > start;
    }

    public void SkipByteOrderMark()
    {
        if (TryTake('\uFEFF'))
        {
            lineStart = At;
        }
    }

    public void SkipWhitespace()
    {
        for (; !IsAtEnd && text[At] is ' ' or '\t' or '\r' or '\n'; At++)
        {
            var endsLine = text[At] == '\n' || (text[At] == '\r' && (At + 1 == text.Length || text[At + 1] != '\n'));
            if (endsLine)
            {
                Line++;
                lineStart = At + 1;
            }
        }
    }

    /// <summary>The text from a place to here.</summary>
    public string TextFrom(int start) => text.Substring(start, At - start);

    /// <summary>The stretch from a place on this line to here.</summary>
    public JsonSpan SpanFrom(int start) => new(start, At - start, Line, start - lineStart + 1, Line, Column);

    /// <summary>Notes a problem with what comes next.</summary>
    /// <returns><see langword="null"/>, as the value that could not be read.</returns>
    public JsonValue? Fail(string message)
    {
        var length = IsAtEnd ? 0 : 1;
        return Fail(message, new JsonSpan(At, length, Line, Column, Line, Column + length));
    }

    /// <summary>Notes a problem.</summary>
    /// <returns><see langword="null"/>, as the value that could not be read.</returns>
    public JsonValue? Fail(string message, JsonSpan span)
    {
        Problem ??= new SchemaProblem(SchemaProblemKind.Malformed, message, span);
        return null;
    }
}
