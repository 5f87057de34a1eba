namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// That nothing is wrong with a file by itself, and what of it has to be compared with other files to know that nothing is wrong
/// with it at all.
/// </summary>
/// <param name="Schema">The schema that it was checked against.</param>
/// <param name="Epic">The epic that has to exist; <see langword="null"/> for none.</param>
/// <param name="DefinitionOfDone">The definition of done that has to exist; <see langword="null"/> for none.</param>
/// <param name="IsLegacy">Whether it says that it was written to older rules.</param>
internal sealed record CleanFile(ulong Schema, string? Epic, string? DefinitionOfDone, bool IsLegacy);
