using System.Collections.Immutable;
using Wo.Engine.Verbs.Import.Sources;
using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Import;

/// <summary>What an item becomes.</summary>
/// <param name="Item">As the other tool has it.</param>
/// <param name="Id">Its id here.</param>
/// <param name="Depends">What has to be done first.</param>
/// <param name="Related">What it has to do with otherwise.</param>
/// <param name="LeftOut">Dependencies that it has there and not here.</param>
/// <param name="Notes">What is not as it was there.</param>
internal sealed record ImportedItem(
    ForeignItem Item,
    WorkOrderId Id,
    ImmutableArray<WorkOrderId> Depends,
    ImmutableArray<WorkOrderId> Related,
    ImmutableArray<string> LeftOut,
    ImmutableArray<string> Notes
)
{
    /// <summary>Its title here, on one line.</summary>
    public string Title => OneLine.Of(Item.Title) is { Length: > 0 } title ? title : Item.Id;
}
