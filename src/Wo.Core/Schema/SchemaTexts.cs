namespace Wo.Core.Schema;

/// <summary>The text of our schemas, for people and editors. The tool itself uses them as compiled data.</summary>
internal static class SchemaTexts
{
    private const string Prefix = "schema/";
    private const string Suffix = ".schema.json";

    /// <summary>The name of a schema's file.</summary>
    public static string FileName(string name) => name + Suffix;

    /// <summary>The text of a schema as UTF-8; <see langword="null"/> where no schema has the name.</summary>
    public static byte[]? Find(string name)
    {
        using var stream = typeof(SchemaTexts).Assembly.GetManifestResourceStream(Prefix + FileName(name));
        if (stream is null)
        {
            return null;
        }

        var text = new byte[stream.Length];
        stream.ReadExactly(text);
        return text;
    }
}
