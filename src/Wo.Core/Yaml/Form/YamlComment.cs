namespace Wo.Core.Yaml.Form;

/// <summary>A comment.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Text">From <c>#</c> to the last character that shows.</param>
/// <param name="Column">Where it begins in its line, from 0.</param>
/// <param name="IsOwnLine">Whether nothing else stands in its line.</param>
/// <param name="HasBlankBefore">Whether the line before it is blank.</param>
internal sealed record YamlComment(int Offset, string Text, int Column, bool IsOwnLine, bool HasBlankBefore)
{
    /// <summary>Whether it speaks to editors, which look for it in the first lines.</summary>
    public bool IsModeline =>
        Text.AsSpan(1).TrimStart() is var text
        && (text.StartsWith("yaml-language-server:") || text.StartsWith("vim:") || text.StartsWith("-*-"));
}
