namespace Wo.Core.Yaml.Form;

/// <summary>What PyYAML looks for in a text before it chooses how to quote it.</summary>
/// <param name="MayBePlain">Whether no character asks for quotes.</param>
/// <param name="MayBeSingleQuoted">Whether no character asks for escapes.</param>
/// <param name="HasBreaks">Whether it has several lines.</param>
internal readonly record struct PyYamlText(bool MayBePlain, bool MayBeSingleQuoted, bool HasBreaks)
{
    /// <summary>Looks at a text.</summary>
    public static PyYamlText Look(string text)
    {
        if (text.Length == 0)
        {
            return new PyYamlText(false, true, false);
        }

        var isIndicator =
            text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("...", StringComparison.Ordinal);
        var (hasBreaks, isSpecial, hasSpaceBeforeBreak, hasSpaceAfterBreak) = (false, false, false, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var previous = i == 0 ? '\n' : text[i - 1];
            var next = i + 1 == text.Length ? '\n' : text[i + 1];
            isIndicator |= IsIndicator(c, i == 0, IsWhite(previous), IsWhite(next));
            hasBreaks |= c == '\n';
            isSpecial |= c is not ('\n' or (>= ' ' and <= '~'));
            hasSpaceAfterBreak |= c == ' ' && i > 0 && previous == '\n';
            hasSpaceBeforeBreak |= c == '\n' && i > 0 && previous == ' ';
        }

        var isOpen = text[0] is ' ' or '\n' || text[^1] is ' ' or '\n';
        var needsEscapes = isSpecial || hasSpaceBeforeBreak;
        return new PyYamlText(
            !(isIndicator || isOpen || hasBreaks || needsEscapes),
            !(hasSpaceAfterBreak || needsEscapes),
            hasBreaks
        );
    }

    private static bool IsIndicator(char c, bool isFirst, bool isAfterWhite, bool isBeforeWhite) =>
        isFirst
            ? c
                is '#'
                    or ','
                    or '['
                    or ']'
                    or '{'
                    or '}'
                    or '&'
                    or '*'
                    or '!'
                    or '|'
                    or '>'
                    or '\''
                    or '"'
                    or '%'
                    or '@'
                    or '`'
                || (c is '?' or ':' or '-' && isBeforeWhite)
            : (c == ':' && isBeforeWhite) || (c == '#' && isAfterWhite);

    private static bool IsWhite(char c) => c is '\0' or ' ' or '\t' or '\r' or '\n' or '\u0085' or '\u2028' or '\u2029';
}
