using Wo.Engine.Verbs.Import.Sources;

namespace Wo.Engine.Verbs.Import;

/// <summary>What is to be imported.</summary>
/// <param name="Source">The tool that it comes from.</param>
/// <param name="Items">What its file holds.</param>
/// <param name="Epic">The epic that all work orders belong to; <see langword="null"/> for one that is made for them.</param>
/// <param name="DefinitionOfDone">The definition of done that closes them; <see langword="null"/> for the default.</param>
/// <param name="DryRun">Whether to write nothing and only say what would become of it.</param>
internal sealed record ImportRequest(
    ImportSource Source,
    ForeignItems Items,
    string? Epic,
    string? DefinitionOfDone,
    bool DryRun
);
