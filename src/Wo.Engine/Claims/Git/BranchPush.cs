using Wo.Engine.Configuration;
using Wo.Engine.Git;

namespace Wo.Engine.Claims.Git;

/// <summary>Pushes the branch of the work by itself, where the register is not kept in the same remote.</summary>
/// <param name="git">Runs git.</param>
/// <param name="root">The state root.</param>
/// <param name="settings">The remote.</param>
internal sealed class BranchPush(GitCommand git, StateRoot root, ClaimsSettings settings)
{
    private readonly RemoteFailure failure = new(settings);

    /// <summary>Pushes it, unless the remote has other commits there.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns><see langword="null"/> where the remote has it now; else why not, as an answer to the swap that it belongs to.</returns>
    public SwapAnswer? Push(PushedBranch branch, CancellationToken cancellation)
    {
        var name = BranchName.ToRef(branch.Name);
        string[] arguments = [.. PushReport.Push, "--", settings.Remote, $"{branch.Commit}:{name}"];
        var outcome = git.AskRemote(root.Path, arguments, git.WriteLimit, cancellation);
        var pushed = PushReport.Find(outcome.Output, name);
        if (outcome.Succeeded && pushed is { IsAccepted: true })
        {
            return null;
        }

        var error = git.Failure(arguments, root.Path, outcome);
        return pushed is { IsAccepted: false }
            ? SwapAnswer.RefusedWithBranch(failure.OfBranch(branch, pushed, error))
            : SwapAnswer.Refused(failure.NotPushed(branch, error));
    }
}
