using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>What there is beside work order files. Most questions are not about it, so that it is searched when it is asked for.</summary>
/// <param name="Items">What else lies in the state directories, by the id that its name has.</param>
/// <param name="Kept">The ids of which something is kept beside the control records; sorted.</param>
internal sealed record BesideFiles(ILookup<WorkOrderId, TreeItem> Items, ImmutableArray<WorkOrderId> Kept)
{
    /// <summary>Nothing.</summary>
    public static BesideFiles Nothing { get; } =
        new(Array.Empty<TreeItem>().ToLookup(static item => item.Id!.Value), []);
}
