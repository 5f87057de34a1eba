namespace Wo.Core.Schema;

/// <summary>A keyword that is checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Where its value has schemas.</param>
/// <param name="Since">The first draft that has it.</param>
/// <param name="Until">The last one.</param>
internal sealed record SchemaKeyword(
    string Name,
    KeywordShape Shape = KeywordShape.Value,
    SchemaDraft Since = SchemaDraft.Draft6,
    SchemaDraft Until = SchemaDraft.Draft202012
)
{
    /// <summary>Whether a draft has the keyword.</summary>
    public bool IsOf(SchemaDraft draft) => draft >= Since && draft <= Until;
}
