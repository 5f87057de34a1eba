namespace Wo.Engine.Lint.Rules;

/// <summary>Where a text of a work order is. Most are of no interest, so that its path is spelled only for those that are.</summary>
/// <param name="Parent">The key of the mapping that it is in; <see langword="null"/> for the work order itself.</param>
/// <param name="Key">Its own key.</param>
/// <param name="Index">Its place in the list of that key; <see langword="null"/> where there is no list.</param>
internal readonly record struct TextPlace(string? Parent, string Key, int? Index = null)
{
    /// <summary>Whether it is the value of a top-level key.</summary>
    public bool IsValueOf(string key) => Parent is null && Index is null && Key == key;

    /// <summary>The JSON path.</summary>
    public override string ToString()
    {
        var path = SchemaPath.Key(Parent is null ? SchemaPath.Root : SchemaPath.Key(SchemaPath.Root, Parent), Key);
        return Index is { } index ? SchemaPath.Index(path, index) : path;
    }
}
