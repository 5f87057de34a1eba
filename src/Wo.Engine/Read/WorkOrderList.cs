using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Read;

/// <summary>What a list shows.</summary>
/// <param name="Rows">The work orders: of a plain list in natural order, of a list of what is ready by priority.</param>
/// <param name="Warnings">The problems of work orders that their files show, also where the filters leave them out.</param>
internal sealed record WorkOrderList(ImmutableArray<WorkOrderRow> Rows, ImmutableArray<Finding> Warnings);
