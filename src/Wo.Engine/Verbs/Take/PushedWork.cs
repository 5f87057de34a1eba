using System.Collections.Immutable;
using Wo.Engine.Claims;
using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Brings the branch that another clone has pushed with its claim into this one, so that nothing committed is left behind.</summary>
internal sealed class PushedWork(Workspace workspace)
{
    private readonly GitRefs refs = workspace.Refs;

    private string Root => workspace.Root.Path;

    /// <summary>Fetches it where it is not here, and moves a branch of this clone forward that is behind it.</summary>
    /// <param name="branch">The branch and where it is; <see langword="null"/> for none.</param>
    /// <param name="cancellation">Ends it half-way.</param>
    /// <returns>The branch where its commit is here, and what is not as it should be.</returns>
    public Result<(PushedBranch? Pushed, ImmutableArray<string> Warnings)> Bring(
        PushedBranch? branch,
        CancellationToken cancellation
    )
    {
        if (branch is null)
        {
            return (null, []);
        }

        var remote = workspace.Settings.Claims.Remote;
        if (!refs.ResolveCommit(Root, branch.Commit).TryGet(out var known, out var error))
        {
            return error;
        }

        if (known is null && Fetch(branch, remote, cancellation).Error is { } failed)
        {
            return failed.Code == Problem.Interrupted
                ? failed
                : (null, [$"the commits of {branch.Name} in {remote} are not here: {failed.Cause}"]);
        }

        return from now in refs.ResolveCommit(Root, branch.Commit)
            from warnings in now is null
                ? (Result<ImmutableArray<string>>)
                    ImmutableArray.Create($"{branch.Name} in {remote} does not have {branch.Commit} any more")
                : Forward(branch, remote)
            select (now is null ? null : branch, warnings);
    }

    private Result<Unit> Fetch(PushedBranch branch, string remote, CancellationToken cancellation)
    {
        string[] arguments =
        [
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            "--no-write-fetch-head",
            "--",
            remote,
            $"+{BranchName.ToRef(branch.Name)}:refs/remotes/{remote}/{branch.Name}",
        ];
        var outcome = workspace.Git.AskRemote(Root, arguments, workspace.Git.WriteLimit, cancellation);
        return outcome.Succeeded ? Result.Ok : workspace.Git.Failure(arguments, Root, outcome);
    }

    private Result<ImmutableArray<string>> Forward(PushedBranch branch, string remote)
    {
        if (!refs.ReadBranch(Root, branch.Name).TryGet(out var tip, out var error) && error is not null)
        {
            return error;
        }

        if (tip is null || tip == branch.Commit)
        {
            return ImmutableArray<string>.Empty;
        }

        if (!refs.IsAncestor(Root, tip, branch.Commit).TryGet(out var isBehind, out error))
        {
            return error;
        }

        if (isBehind)
        {
            return Forward(branch, remote, tip);
        }

        return from isAhead in refs.IsAncestor(Root, branch.Commit, tip)
            select isAhead
                ? ImmutableArray<string>.Empty
                :
                [
                    $"{branch.Name} here and in {remote} have each commits that the other does not have: git merge {branch.Commit}",
                ];
    }

    /// <summary>What is checked out somewhere is left as it is: its files would not follow.</summary>
    private Result<ImmutableArray<string>> Forward(PushedBranch branch, string remote, string tip) =>
        from worktrees in workspace.Worktrees.List(workspace.Root)
        from moved in worktrees.Any(worktree => worktree.Branch == branch.Name)
            ? (Result<ImmutableArray<string>>)
                ImmutableArray.Create(
                    $"{branch.Name} has more commits in {remote} than here: git merge --ff-only {branch.Commit}"
                )
            : from written in workspace.Git.Write(
                Root,
                ["update-ref", "-m", "wo take", BranchName.ToRef(branch.Name), branch.Commit, tip]
            )
            select ImmutableArray<string>.Empty
        select moved;
}
