using System.Collections.Immutable;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Setup;

/// <summary>
/// Makes a new worktree ready to work in: the files and directories that git does not bring along, submodules, and what
/// commands do. A failure leaves what was done; the take that it belongs to removes the worktree.
/// </summary>
/// <param name="workspace">The state root, with the settings that say what is to be done.</param>
/// <param name="shell">Runs the commands.</param>
internal sealed class WorktreeSetup(Workspace workspace, GateShell shell)
{
    /// <summary>Whether it runs what may take any time.</summary>
    public bool HasCommands => workspace.Settings.Setup is { WithSubmodules: true } or { Commands.IsEmpty: false };

    /// <summary>Whether there is anything to do at all.</summary>
    private bool IsEmpty(UntrackedFiles untracked) =>
        !HasCommands && workspace.Settings.Setup.Link.IsEmpty && !untracked.AreWanted;

    /// <summary>Does all of it.</summary>
    /// <param name="place">The worktree.</param>
    /// <param name="operation">Stays held while a git child lives, even if this process dies.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>What its owner should know, as lines of warning.</returns>
    public Result<ImmutableArray<string>> Run(SetupPlace place, OperationLock operation, CancellationToken cancellation)
    {
        var settings = workspace.Settings.Setup;
        var source = GitDirectoryFinder.TopOf(workspace.Root.Path);
        var untracked = new UntrackedFiles(workspace, source);
        if (IsEmpty(untracked))
        {
            return ImmutableArray<string>.Empty;
        }

        var warnings = ImmutableArray.CreateBuilder<string>();
        var done =
            from copied in untracked.CopyTo(place.Worktree, warnings)
            from linked in new SharedDirectories(workspace.Root, source).LinkFrom(
                place.Worktree,
                settings.Link,
                warnings
            )
            from submodules in settings.WithSubmodules
                ? workspace.Git.Write(
                    place.Worktree,
                    ["submodule", "update", "--init", "--recursive"],
                    operation.Handle,
                    cancellation
                )
                : Result.Ok
            from ran in new SetupCommands(workspace, shell).Run(place, cancellation)
            select ran;
        if (done.Error is { } error)
        {
            return error;
        }

        warnings.AddRange(FilesInNoCommit(place.Worktree));
        return warnings.ToImmutable();
    }

    private IEnumerable<string> FilesInNoCommit(string worktree) =>
        workspace.Changes.Status(worktree).TryGet(out var status, out _) && status.Count > 0
            ?
            [
                $"setup left {status.Count} file{(status.Count == 1 ? "" : "s")} in no commit, such as "
                    + $"{status[0].Path}: 'wo finish' wants them committed, or ignored by git",
            ]
            : [];
}
