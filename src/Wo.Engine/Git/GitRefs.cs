namespace Wo.Engine.Git;

/// <summary>Questions about commits and branches. Every one takes the directory of a worktree.</summary>
internal sealed class GitRefs(GitCommand git)
{
    private const string Remotes = "refs/remotes/";
    private const string RemoteHead = Remotes + "origin/HEAD";

    /// <summary>The commit that HEAD names; <see langword="null"/> while the branch is unborn.</summary>
    public Result<string?> Head(string worktree) => ResolveCommit(worktree, "HEAD");

    /// <summary>The branch that HEAD is on, born or not, without <c>refs/heads/</c>; <see langword="null"/> when detached.</summary>
    public Result<string?> CurrentBranch(string worktree)
    {
        if (!git.Ask(worktree, ["symbolic-ref", "--quiet", "HEAD"]).TryGet(out var answer, out var error))
        {
            return error;
        }

        return answer.OutputIfYes is { } name ? RegisteredWorktree.ShortName(name) : (string?)null;
    }

    /// <summary>The commit that a revision names; <see langword="null"/> where it names none.</summary>
    public Result<string?> ResolveCommit(string worktree, string revision)
    {
        // No name of a revision begins with a dash. (rev-parse knows --end-of-options from 2.30 on.)
        if (revision.StartsWith('-'))
        {
            return (string?)null;
        }

        string[] arguments = ["rev-parse", "--verify", "--quiet", $"{revision}^{{commit}}"];
        return git.Ask(worktree, arguments).TryGet(out var answer, out var error) ? answer.OutputIfYes : error;
    }

    /// <summary>The commit of a branch; <see langword="null"/> where there is no such branch.</summary>
    public Result<string?> ReadBranch(string worktree, string branch) =>
        from refs in ReadRefs(worktree, [BranchName.ToRef(branch)])
        select OidOf(refs, branch);

    /// <summary>
    /// The same from git's files where these leave no doubt. For callers whose next command is refused by git where the branch has
    /// changed since.
    /// </summary>
    public Result<string?> LookAtBranch(StateRoot root, string branch) =>
        new RefFiles(root.CommonGitDirectory).Read([BranchName.ToRef(branch)]) is { } refs
            ? OidOf(refs, branch)
            : ReadBranch(root.Path, branch);

    /// <summary>The names of all branches, for those who ask for many.</summary>
    public Result<IReadOnlySet<string>> Branches(string worktree) =>
        git.Read(worktree, ["for-each-ref", "--format=%(refname)", "refs/heads"]).TryGet(out var lines, out var error)
            ? lines
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(RegisteredWorktree.ShortName)
                .ToHashSet(StringComparer.Ordinal)
            : error;

    /// <summary>
    /// What work starts from: the configured base, else <c>origin/HEAD</c>, else <c>main</c>, else <c>master</c>, else
    /// the branch or commit that is checked out.
    /// </summary>
    public Result<BaseRef> DefaultBase(string worktree, string? configured) =>
        from refs in ReadRefs(worktree, BaseNames(configured))
        from found in ChooseBase(worktree, configured, refs)
        select found;

    /// <summary>
    /// The same, and the commit of a branch that may be there already, in one look at git's files. For callers who are about to make
    /// that branch: git refuses what has changed since.
    /// </summary>
    public Result<(BaseRef Base, string? Tip)> LookAtBaseAnd(string branch, StateRoot root, string? configured) =>
        BaseAnd(branch, root, configured, FromFiles(branch, root, configured));

    /// <summary>The same, as git says.</summary>
    public Result<(BaseRef Base, string? Tip)> DefaultBaseAnd(string branch, StateRoot root, string? configured) =>
        BaseAnd(branch, root, configured, known: null);

    private Result<(BaseRef Base, string? Tip)> BaseAnd(
        string branch,
        StateRoot root,
        string? configured,
        Dictionary<string, RefFacts>? known
    ) =>
        from refs in known is not null
            ? known
            : ReadRefs(root.Path, [.. BaseNames(configured), BranchName.ToRef(branch)])
        from found in ChooseBase(root.Path, configured, refs)
        select (found, OidOf(refs, branch));

    /// <summary>
    /// The references from git's files; <see langword="null"/> where it has to be asked: also for a base that may lag behind its
    /// upstream, and for one that none of the names is of.
    /// </summary>
    private static Dictionary<string, RefFacts>? FromFiles(string branch, StateRoot root, string? configured)
    {
        var (bases, files) = (BaseNames(configured), new RefFiles(root.CommonGitDirectory));
        return
            files.Read([.. bases, BranchName.ToRef(branch)]) is { } refs
            && Array.Find(bases, refs.ContainsKey) is { } chosen
            && (chosen.StartsWith(Remotes, StringComparison.Ordinal) || !files.MayHaveUpstreams)
            ? refs
            : null;
    }

    private static string? OidOf(Dictionary<string, RefFacts> refs, string branch) =>
        refs.TryGetValue(BranchName.ToRef(branch), out var found) ? found.Oid : null;

    /// <summary>The best common ancestor of two commits; <see langword="null"/> where they share no history.</summary>
    public Result<string?> MergeBase(string worktree, string one, string other)
    {
        string[] arguments = ["merge-base", "--end-of-options", one, other];
        return git.Ask(worktree, arguments).TryGet(out var answer, out var error) ? answer.OutputIfYes : error;
    }

    /// <summary>Whether a commit is in the history of another, or is that other one.</summary>
    public Result<bool> IsAncestor(string worktree, string ancestor, string descendant)
    {
        string[] arguments = ["merge-base", "--is-ancestor", "--end-of-options", ancestor, descendant];
        return git.Ask(worktree, arguments).TryGet(out var answer, out var error) ? answer.IsYes : error;
    }

    /// <summary>The configured <c>user.name</c>, if any.</summary>
    public Result<string?> UserName(string worktree)
    {
        string[] arguments = ["config", "--get", "user.name"];
        return git.Ask(worktree, arguments).TryGet(out var answer, out var error) ? answer.OutputIfYes : error;
    }

    private static string[] BaseNames(string? configured) =>
        configured is null
            ? [RemoteHead, "refs/heads/main", "refs/heads/master"]
            : [BranchName.ToRef(configured), $"refs/remotes/{configured}", $"refs/remotes/origin/{configured}"];

    private Result<BaseRef> ChooseBase(string worktree, string? configured, Dictionary<string, RefFacts> refs) =>
        configured is null ? GuessBase(worktree, refs) : ConfiguredBase(worktree, configured, refs);

    private Result<BaseRef> ConfiguredBase(string worktree, string name, Dictionary<string, RefFacts> refs)
    {
        foreach (var candidate in BaseNames(name))
        {
            if (refs.TryGetValue(candidate, out var found))
            {
                return new BaseRef(name, found.Oid)
                {
                    TrackingRef = candidate.StartsWith(Remotes, StringComparison.Ordinal) ? candidate : null,
                    Lag = found.Lag,
                };
            }
        }

        if (!ResolveCommit(worktree, name).TryGet(out var commit, out var error) && error is not null)
        {
            return error;
        }

        return commit is not null
            ? new BaseRef(name, commit)
            : new WoError(
                Problem.InvalidConfiguration,
                $"base_branch: there is no branch or commit '{name}' in this repository"
            )
            {
                NextSteps = ["git branch --all"],
            };
    }

    private Result<BaseRef> GuessBase(string worktree, Dictionary<string, RefFacts> refs)
    {
        if (refs.TryGetValue(RemoteHead, out var remote))
        {
            var target = remote.Target.StartsWith(Remotes, StringComparison.Ordinal) ? remote.Target : RemoteHead;
            return new BaseRef(target[Remotes.Length..], remote.Oid) { TrackingRef = target };
        }

        foreach (var name in (ReadOnlySpan<string>)["main", "master"])
        {
            if (refs.TryGetValue(BranchName.ToRef(name), out var found))
            {
                return new BaseRef(name, found.Oid) { Lag = found.Lag };
            }
        }

        return CurrentBase(worktree);
    }

    private Result<BaseRef> CurrentBase(string worktree)
    {
        var head = Head(worktree);
        var branch = CurrentBranch(worktree);
        if ((head.Error ?? branch.Error) is { } error)
        {
            return error;
        }

        return head.Value is { } commit
            ? new BaseRef(branch.Value ?? commit, commit)
            : new WoError(Problem.NoBaseCommit, "The repository has no commit yet that a branch could start from")
            {
                NextSteps = ["git commit --allow-empty --message 'First commit'"],
            };
    }

    /// <summary>Those of the full names that exist: git would list what lies below each of them too.</summary>
    private Result<Dictionary<string, RefFacts>> ReadRefs(string worktree, string[] names)
    {
        if (!git.Read(worktree, ["for-each-ref", RefFacts.Format, "--", .. names]).TryGet(out var lines, out var error))
        {
            return error;
        }

        var found = new Dictionary<string, RefFacts>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\0');
            if (Array.IndexOf(names, fields[1]) >= 0)
            {
                found[fields[1]] = new RefFacts(fields[0], fields[2], fields[3], fields[4]);
            }
        }

        return found;
    }
}
