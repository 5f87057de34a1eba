namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Something in a file of another tool that does not become a work order.</summary>
/// <param name="Id">Its id there, or where it stands.</param>
/// <param name="Why">Why not.</param>
internal sealed record SkippedItem(string Id, string Why);
