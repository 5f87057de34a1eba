namespace Wo.Core.Schema;

/// <summary>The text of our schemas, for printing and for editors. Checks use the generated data instead.</summary>
internal static class SchemaTexts
{
    /// <summary>The JSON text of a schema by its name, such as <c>work_order</c>; <see langword="null"/> where there is none.</summary>
    public static string? Read(string name)
    {
        using var stream = typeof(SchemaTexts).Assembly.GetManifestResourceStream($"schema/{name}.schema.json");
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
