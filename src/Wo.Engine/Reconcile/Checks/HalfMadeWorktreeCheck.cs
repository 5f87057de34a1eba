using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Worktrees that git died over while it made them, in the one way that keeps it from listing, adding or removing any. Once
/// they are whole, the other checks say what is to become of them.
/// </summary>
internal sealed class HalfMadeWorktreeCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var worktree in context.Repository.HalfMade)
        {
            var place = worktree.Path ?? worktree.AdminDirectory;
            yield return new Finding(
                Problem.InterruptedTransition,
                context.Repository.OwnerOf(worktree.Path, null),
                PathText.Of(context.Workspace.Layout, place),
                $"git died while it made {place}, and lists no worktrees as long as {worktree.CommonDirectoryFile} is empty; "
                    + "what else there is shows after that"
            )
            {
                Repair = new Repair("write into it what git was about to write", _ => Complete(worktree)),
            };
        }
    }

    private static Result<string> Complete(IncompleteRegistration worktree)
    {
        try
        {
            worktree.Complete();
            return $"{worktree.CommonDirectoryFile} is written";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new WoError(Problem.StorageFailed, exception.Message);
        }
    }
}
