using System.Globalization;
using System.Text;

namespace Wo.Core.Yaml;

/// <summary>
/// Writes a new block-style document from the top: two spaces for each level, lists at the indentation of their key, as
/// the work orders that people have are written.
/// </summary>
internal sealed class YamlBuilder
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Adds a comment line; what does not show becomes a space.</summary>
    public YamlBuilder Comment(string line)
    {
        Indent().Append("# ");
        foreach (var c in line)
        {
            text.Append(YamlPlainSafety.IsPrintable(c) ? c : ' ');
        }

        text.Append('\n');
        return this;
    }

    /// <summary>Adds a key with text.</summary>
    public YamlBuilder Add(string key, string value, YamlScalarStyle style = YamlScalarStyle.Plain) =>
        AddRaw(key, YamlScalarWriter.Write(value, style));

    /// <summary>Adds a key with text that may have several lines, as a block where that can say it.</summary>
    public YamlBuilder AddText(string key, string value) =>
        AddRaw(key, YamlLiteral.Write(value, depth * 2 + 2) ?? YamlScalarWriter.Write(value));

    /// <summary>Adds a key with a whole number.</summary>
    public YamlBuilder Add(string key, long value) => AddRaw(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a key with <c>true</c> or <c>false</c>.</summary>
    public YamlBuilder Add(string key, bool value) => AddRaw(key, value ? "true" : "false");

    /// <summary>Adds a key with <c>null</c>.</summary>
    public YamlBuilder AddNull(string key) => AddRaw(key, "null");

    /// <summary>Adds a key with a list of texts; an empty list is written <c>[]</c>.</summary>
    public YamlBuilder Add(string key, IReadOnlyCollection<string> values)
    {
        if (values.Count == 0)
        {
            return AddRaw(key, "[]");
        }

        Indent().Append(YamlScalarWriter.Write(key)).Append(":\n");
        foreach (var value in values)
        {
            Indent().Append("- ").Append(YamlScalarWriter.Write(value)).Append('\n');
        }

        return this;
    }

    /// <summary>Adds a key with a mapping that <paramref name="fill"/> writes; it must write at least one key.</summary>
    public YamlBuilder AddMapping(string key, Action<YamlBuilder> fill)
    {
        Indent().Append(YamlScalarWriter.Write(key)).Append(":\n");
        depth++;
        fill(this);
        depth--;
        return this;
    }

    /// <summary>The document, ending in a newline.</summary>
    public override string ToString() => text.ToString();

    /// <summary>The document as bytes in UTF-8.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(text.ToString());

    private YamlBuilder AddRaw(string key, string written)
    {
        Indent().Append(YamlScalarWriter.Write(key)).Append(": ").Append(written).Append('\n');
        return this;
    }

    private StringBuilder Indent() => text.Append(' ', depth * 2);
}
