namespace Wo.Engine.Lint;

/// <summary>Looks into the files that people write, where the position of a value matters or the schema does not know it.</summary>
internal static class InputNodes
{
    /// <summary>Whether a file says nothing: it is empty, or every line is a comment.</summary>
    public static bool IsBlank(byte[] content)
    {
        foreach (var line in SourceExcerpt.LinesOf(content))
        {
            if (line.AsSpan().TrimStart(' ') is not ([] or ['#', ..]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The mappings of a list below a key; what is none is left out.</summary>
    public static IEnumerable<YamlMapping> Items(YamlNode? parent, string key) =>
        List(parent, key)?.Items.OfType<YamlMapping>() ?? [];

    /// <summary>A list below a key.</summary>
    public static YamlSequence? List(YamlNode? parent, string key) =>
        parent is YamlMapping mapping && mapping.TryGet(key, out var node) ? node as YamlSequence : null;

    /// <summary>A scalar below a key.</summary>
    public static YamlScalar? Text(YamlMapping parent, string key) =>
        parent.TryGet(key, out var node) ? node as YamlScalar : null;
}
