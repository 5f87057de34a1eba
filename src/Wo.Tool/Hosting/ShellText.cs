namespace Wo.Tool.Hosting;

/// <summary>Writes command lines as a POSIX shell reads them.</summary>
internal static class ShellText
{
    /// <summary>The words as one line, quoted where needed.</summary>
    public static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>One word, in single quotes unless it is plain.</summary>
    public static string Quote(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || "-_./:=@%+,".Contains(character, StringComparison.Ordinal);
}
