using System.Collections.Immutable;

namespace Wo.Engine.Git;

/// <summary>What only one repository of a submodule has.</summary>
internal sealed class SubmoduleContents(GitCommand git)
{
    private const string Tags = "refs/tags/";

    /// <summary>What would be lost with it, each in a few words; its files are the worktree's affair.</summary>
    public Result<ImmutableArray<string>> Losses(SubmoduleRepository repository)
    {
        var inProgress = WorktreeActivity.FindInProgress(repository.Directory);
        var stash = git.Ask(
            repository.Directory,
            In(repository.Directory, "rev-parse", "--verify", "--quiet", "refs/stash")
        );
        var tip = Unpublished(repository);
        if ((inProgress.Error ?? stash.Error ?? tip.Error) is { } error)
        {
            return error;
        }

        var entries = WorktreeEntry.DirectoryOf(repository.Directory);
        var hasWorktrees = PathProbe.IsDirectory(entries) && Directory.EnumerateDirectories(entries).Any();
        string?[] losses =
        [
            inProgress.Value is { } operation ? $"a {operation} in progress" : null,
            stash.Value.IsYes ? "changes that were stashed" : null,
            tip.Value is { } name ? $"commits that no remote of it has: {name}" : null,
            hasWorktrees ? "worktrees of its own" : null,
        ];
        return losses.OfType<string>().ToImmutableArray();
    }

    /// <summary>
    /// A branch, a tag or <c>HEAD</c> with commits that neither a remote of the submodule is known to have nor the main
    /// worktree's own repository of it; <see langword="null"/> for none.
    /// </summary>
    private Result<string?> Unpublished(SubmoduleRepository repository)
    {
        var place = repository.Directory;
        string[] list = ["for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/tags"];
        var head = git.Ask(place, In(place, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"));
        var refs = git.Read(place, In(place, list));
        if ((head.Error ?? refs.Error) is { } error)
        {
            return error;
        }

        var tips = refs
            .Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(fields => (Oid: fields[0], Name: NameOf(fields[1])))
            .ToList();
        if (head.Value.OutputIfYes is { } current)
        {
            tips.Insert(0, (current, "HEAD"));
        }

        foreach (var (oid, name) in tips)
        {
            if (!HasAllOf(place, oid, "--remotes").TryGet(out var isPublished, out var failed))
            {
                return failed;
            }

            if (!isPublished && !IsIn(repository.Copy, oid))
            {
                return name;
            }
        }

        return (string?)null;
    }

    /// <summary>Whether refs of a repository lead to a commit.</summary>
    private Result<bool> HasAllOf(string repository, string oid, string refs) =>
        from missing in git.Read(repository, In(repository, "rev-list", "--max-count=1", oid, "--not", refs))
        select missing.Length == 0;

    private bool IsIn(string? copy, string oid) =>
        copy is not null
        && PathProbe.IsFile(Path.Join(copy, "HEAD"))
        && HasAllOf(copy, oid, "--all").TryGet(out var hasAll, out _)
        && hasAll;

    private static string NameOf(string reference) =>
        reference.StartsWith(Tags, StringComparison.Ordinal)
            ? $"the tag {reference[Tags.Length..]}"
            : RegisteredWorktree.ShortName(reference);

    /// <summary>For a repository whose worktree may be gone: git would go to where its settings say that it is.</summary>
    private static string[] In(string repository, params string[] arguments) =>
        [$"--git-dir={repository}", $"--work-tree={repository}", .. arguments];
}
