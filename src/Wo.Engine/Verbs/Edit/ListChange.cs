namespace Wo.Engine.Verbs.Edit;

/// <summary>One item that a list is to have, or is to lose.</summary>
/// <param name="List">The list.</param>
/// <param name="Item">The item.</param>
/// <param name="IsRemoval">Whether the list loses it.</param>
internal sealed record ListChange(EditableList List, string Item, bool IsRemoval);
