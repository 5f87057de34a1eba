namespace Wo.Core.Yaml;

/// <summary>One YAML document together with the text it was read from, so that it can be edited without loss.</summary>
public sealed class YamlDocument
{
    internal YamlDocument(string text, bool hasByteOrderMark, YamlNode root)
    {
        Text = text;
        HasByteOrderMark = hasByteOrderMark;
        Root = root;
    }

    /// <summary>The whole text, without its byte order mark. Offsets of nodes count its UTF-16 code units.</summary>
    public string Text { get; }

    /// <summary>Whether the bytes began with a UTF-8 byte order mark.</summary>
    public bool HasByteOrderMark { get; }

    /// <summary>The root node; not necessarily a mapping.</summary>
    public YamlNode Root { get; }

    /// <summary>The first line break of the text: <c>\n</c>, <c>\r\n</c> or <c>\r</c>; <c>\n</c> where there is none.</summary>
    public string Newline
    {
        get
        {
            var first = Text.AsSpan().IndexOfAny('\r', '\n');
            return first < 0 ? "\n" : YamlSource.BreakAt(Text, first);
        }
    }
}
