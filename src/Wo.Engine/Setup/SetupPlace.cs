using Wo.Engine.Git;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Setup;

/// <summary>A worktree that is made ready.</summary>
/// <param name="Id">Its work order.</param>
/// <param name="Worktree">Its top, absolute.</param>
/// <param name="Branch">Its branch.</param>
/// <param name="Base">Where the branch began.</param>
/// <param name="Lease">The lease that was granted for it.</param>
internal sealed record SetupPlace(WorkOrderId Id, string Worktree, string Branch, BaseRef Base, Lease Lease);
