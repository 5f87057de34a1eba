using Wo.Engine.Diagnosis;
using Wo.Engine.Setup;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>What a repair may rely on and use.</summary>
/// <param name="workspace">The state root.</param>
internal sealed class RepairContext(Workspace workspace)
{
    public Workspace Workspace { get; } = workspace;

    /// <summary>Makes a worktree ready that is made again; <see langword="null"/> where it is left as git made it.</summary>
    public WorktreeSetup? Setup { get; init; }

    /// <summary>Ends what takes long.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Sets files aside and remembers where for the log.</summary>
    public BackupKeeper Backups { get; } = new(workspace);

    /// <summary>Whether <c>--force</c> was given.</summary>
    public required bool Force { get; init; }

    /// <summary>The operation lock of the finding's work order; <see langword="null"/> where the finding has none.</summary>
    public required OperationLock? OperationOrNone { get; init; }

    /// <summary>The guard; <see langword="null"/> for a repair that takes it itself.</summary>
    public required GuardHeld? GuardOrNone { get; init; }

    /// <summary>The operation lock.</summary>
    /// <exception cref="InvalidOperationException">The finding has no work order: a bug in the check.</exception>
    public OperationLock Operation => OperationOrNone ?? throw new InvalidOperationException("No operation lock here.");

    /// <summary>The guard.</summary>
    /// <exception cref="InvalidOperationException">The repair takes it itself: a bug in the repair.</exception>
    public GuardHeld Guard => GuardOrNone ?? throw new InvalidOperationException("The guard is not held here.");

    /// <summary>Runs a step under the guard, for a repair that takes it itself.</summary>
    public Result<string> UnderGuard(Func<GuardHeld, Result<string>> step)
    {
        if (!Workspace.Guard.Acquire("reconcile").TryGet(out var held, out var refused))
        {
            return refused;
        }

        using (held)
        {
            return step(held);
        }
    }
}
