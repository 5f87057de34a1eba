namespace Wo.Engine.Store.Tree;

/// <summary>What came of parsing a work order file.</summary>
/// <param name="Document">The document; <see langword="null"/> where there is none.</param>
/// <param name="Problem">Why it is not a work order, with line and column; <see langword="null"/> where it may be one.</param>
internal sealed record ParsedFile(YamlDocument? Document, string? Problem);
