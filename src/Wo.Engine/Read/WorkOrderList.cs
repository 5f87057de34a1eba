using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Read;

/// <summary>What a list shows.</summary>
/// <param name="rows">The work orders: of a plain list in natural order, of a list of what is ready by priority.</param>
/// <param name="warnings">Finds the warnings.</param>
internal sealed class WorkOrderList(ImmutableArray<WorkOrderRow> rows, Func<ImmutableArray<Finding>> warnings)
{
    private readonly Lazy<ImmutableArray<Finding>> found = new(warnings, LazyThreadSafetyMode.None);

    /// <summary>The work orders: of a plain list in natural order, of a list of what is ready by priority.</summary>
    public ImmutableArray<WorkOrderRow> Rows => rows;

    /// <summary>
    /// The problems of work orders that their files show, also where the filters leave them out. They are looked for when this is
    /// first asked for, in which time the rows can be written.
    /// </summary>
    public ImmutableArray<Finding> Warnings => found.Value;
}
