using Wo.Engine.Store.Tree;

namespace Wo.Engine.Index;

/// <summary>Work orders of which a copy is to be kept beside the control records.</summary>
/// <param name="Entries">The work orders.</param>
/// <param name="AreAll">Whether a copy of every work order is kept once these are.</param>
internal sealed record DueCopies(IReadOnlyList<WorkOrderEntry> Entries, bool AreAll);
