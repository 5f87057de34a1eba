using System.Collections.Immutable;

namespace Wo.Engine.Read;

/// <summary>What a list shows.</summary>
/// <param name="Rows">The work orders: of a plain list in natural order, of a list of what is ready by priority.</param>
/// <param name="Warnings">What was found and cannot be read, also where the filters would have left it out.</param>
internal sealed record WorkOrderList(ImmutableArray<WorkOrderRow> Rows, ImmutableArray<string> Warnings);
