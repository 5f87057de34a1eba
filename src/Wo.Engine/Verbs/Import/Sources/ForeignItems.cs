using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>What a file of another tool holds.</summary>
/// <param name="Items">What becomes a work order.</param>
/// <param name="Skipped">What does not.</param>
internal sealed record ForeignItems(ImmutableArray<ForeignItem> Items, ImmutableArray<SkippedItem> Skipped);
