using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Collects what a reader finds.</summary>
internal sealed class ForeignItemsBuilder
{
    private readonly ImmutableArray<ForeignItem>.Builder items = ImmutableArray.CreateBuilder<ForeignItem>();
    private readonly ImmutableArray<SkippedItem>.Builder skipped = ImmutableArray.CreateBuilder<SkippedItem>();

    /// <summary>Adds what becomes a work order.</summary>
    public void Add(ForeignItem item) => items.Add(item);

    /// <summary>Adds what does not.</summary>
    public void Skip(string id, string why) => skipped.Add(new SkippedItem(id, why));

    /// <summary>All of it.</summary>
    public ForeignItems ToItems() => new(items.ToImmutable(), skipped.ToImmutable());
}
