namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Makes entries of what has no place in a work order. One that says nothing is not written.</summary>
internal static class ForeignEntry
{
    /// <summary>A key with a text.</summary>
    public static KeyValuePair<string, ForeignValue> Of(string key, string? text) =>
        new(key, text is null ? new ForeignValue.Nothing() : new ForeignValue.Text(text));

    /// <summary>A key with a list of texts.</summary>
    public static KeyValuePair<string, ForeignValue> Of(string key, IEnumerable<string> texts) =>
        new(key, new ForeignValue.List([.. texts.Select(static text => new ForeignValue.Text(text))]));
}
