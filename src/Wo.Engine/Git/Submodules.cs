using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// The submodules of a worktree. Those of a linked one have repositories of their own, below git's entry of it, which go with
/// it: what is only there would be lost, and git refuses to remove such a worktree.
/// </summary>
internal sealed class Submodules(GitCommand git)
{
    private const string Kind = "160000";

    private readonly GitChanges changes = new(git);

    /// <summary>Whether they are looked for where nothing hints at any: a repository may also lie in a worktree just so.</summary>
    public bool AreCertain { get; init; }

    /// <summary>Whether a worktree can have any: git knows them from a file at its top, and keeps their repositories aside.</summary>
    private bool MayBeIn(string worktree) =>
        AreCertain || PathProbe.IsFile(Path.Join(worktree, ".gitmodules")) || RepositoriesOf(worktree) is not null;

    /// <summary>The directories that are there and empty, relative to the worktree, in git's order.</summary>
    public ImmutableArray<string> FindEmpty(string worktree) =>
        MayBeIn(worktree) && All(worktree).TryGet(out var paths, out _)
            ? [.. paths.Where(path => IsEmpty(Path.Join(worktree, path)))]
            : [];

    /// <summary>Those that git has filled, relative to the worktree.</summary>
    public Result<ImmutableArray<string>> Filled(string worktree) =>
        MayBeIn(worktree)
            ? from paths in All(worktree)
            select paths.Where(path => RegisteredWorktree.IsPresentAt(Path.Join(worktree, path))).ToImmutableArray()
            : ImmutableArray<string>.Empty;

    /// <summary>What would be lost with the submodules of a worktree, and with those inside them; each in one line.</summary>
    /// <param name="worktree">The worktree, linked or that of a submodule.</param>
    /// <param name="isWorthKeeping">Whether an ignored file, relative to its submodule, must not be lost.</param>
    public Result<ImmutableArray<string>> Losses(string worktree, Func<string, bool> isWorthKeeping) =>
        Losses(worktree, "", Copies.Beside(worktree), isWorthKeeping);

    /// <summary>
    /// Takes the submodules out of a worktree in which <see cref="Losses"/> found nothing, so that git can remove it. Their
    /// directories stay, empty, as before they were filled.
    /// </summary>
    public Result<Unit> TakeOut(string worktree, Func<string, bool> isWorthKeeping)
    {
        if (!Filled(worktree).TryGet(out var filled, out var error))
        {
            return error;
        }

        var copies = Copies.Beside(worktree);
        foreach (var path in filled)
        {
            var directory = Path.Join(worktree, path);

            // Once more, right before: what a user did meanwhile stays.
            if (!Inside(directory, path, copies, isWorthKeeping).TryGet(out var losses, out error))
            {
                return error;
            }

            if (!losses.IsEmpty)
            {
                return new WoError(Problem.GitFailed, string.Join("; ", losses));
            }

            LeftoverFiles.RemoveTree(directory);
            GitAdminFile.MakeDirectory(directory);
        }

        if (RepositoriesOf(worktree) is { } repositories)
        {
            LeftoverFiles.RemoveTree(repositories);
        }

        return Result.Ok;
    }

    private Result<ImmutableArray<string>> Losses(
        string worktree,
        string prefix,
        Copies? copies,
        Func<string, bool> isWorthKeeping
    )
    {
        if (!Filled(worktree).TryGet(out var filled, out var error))
        {
            return error;
        }

        var losses = ImmutableArray.CreateBuilder<string>();
        foreach (var path in filled)
        {
            if (
                !Inside(Path.Join(worktree, path), prefix + path, copies, isWorthKeeping)
                    .TryGet(out var found, out error)
            )
            {
                return error;
            }

            losses.AddRange(found);
        }

        return losses.ToImmutable();
    }

    /// <summary>What is only in one submodule, and in those inside it.</summary>
    /// <param name="directory">Its worktree.</param>
    /// <param name="name">How it is called in a message.</param>
    /// <param name="copies">Where the main worktree has repositories of the same submodules.</param>
    /// <param name="isWorthKeeping">Whether an ignored file must not be lost.</param>
    private Result<ImmutableArray<string>> Inside(
        string directory,
        string name,
        Copies? copies,
        Func<string, bool> isWorthKeeping
    )
    {
        var status = changes.Status(directory, includeIgnored: true);
        var inProgress = WorktreeActivity.FindInProgress(directory);
        var tips = Unpublished(directory, copies?.Of(directory));
        var stash = git.Ask(directory, ["rev-parse", "--verify", "--quiet", "refs/stash"]);
        var deeper = Losses(directory, $"{name}/", copies, isWorthKeeping);
        if ((status.Error ?? inProgress.Error ?? tips.Error ?? stash.Error ?? deeper.Error) is { } error)
        {
            return error with { Cause = $"the submodule {name}: {error.Cause}" };
        }

        var losses = ImmutableArray.CreateBuilder<string>();
        var file = status.Value.FirstOrDefault(entry =>
            entry.Kinds != StatusKinds.Ignored || isWorthKeeping(entry.Path)
        );
        Add(file is not null, $"files that are in no commit: {file?.Path}");
        Add(inProgress.Value is not null, $"a {inProgress.Value} is in progress");
        Add(stash.Value.IsYes, "changes that were stashed");
        Add(tips.Value is not null, $"commits that no remote of it has: {tips.Value}");
        losses.AddRange(deeper.Value);
        return losses.ToImmutable();

        void Add(bool isLost, string loss)
        {
            if (isLost)
            {
                losses.Add($"the submodule {name} has {loss}");
            }
        }
    }

    /// <summary>
    /// A branch or <c>HEAD</c> with commits that neither a remote of the submodule is known to have nor the main worktree's
    /// own repository of it; <see langword="null"/> for none.
    /// </summary>
    private Result<string?> Unpublished(string directory, string? copy)
    {
        string[] list = ["for-each-ref", "--format=%(objectname) %(refname)", "refs/heads", "refs/tags"];
        var head = git.Ask(directory, ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
        var refs = git.Read(directory, list);
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
            if (!LacksNothingOf(directory, oid, "--remotes").TryGet(out var isPublished, out var failed))
            {
                return failed;
            }

            if (!isPublished && !IsIn(copy, oid))
            {
                return name;
            }
        }

        return (string?)null;
    }

    private static string NameOf(string reference) =>
        reference.StartsWith("refs/tags/", StringComparison.Ordinal)
            ? $"the tag {reference["refs/tags/".Length..]}"
            : RegisteredWorktree.ShortName(reference);

    private Result<bool> LacksNothingOf(string repository, string oid, string refs) =>
        from missing in git.Read(repository, ["rev-list", "--max-count=1", oid, "--not", refs])
        select missing.Length == 0;

    /// <summary>Whether a ref of a repository leads to a commit.</summary>
    private bool IsIn(string? repository, string oid) =>
        repository is not null
        && PathProbe.IsFile(Path.Join(repository, "HEAD"))
        && LacksNothingOf(repository, oid, "--all").TryGet(out var hasAll, out _)
        && hasAll;

    /// <summary>The paths that are submodules in the index.</summary>
    private Result<List<string>> All(string worktree) =>
        from output in git.Read(worktree, ["ls-files", "--stage", "-z"])
        select output
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(entry => entry.StartsWith(Kind, StringComparison.Ordinal))
            .Select(entry => entry[(entry.IndexOf('\t') + 1)..])
            .ToList();

    private static bool IsEmpty(string directory) =>
        PathProbe.IsDirectory(directory) && !Directory.EnumerateFileSystemEntries(directory).Any();

    /// <summary>Where the repositories of a linked worktree's submodules lie; <see langword="null"/> for none.</summary>
    private static string? RepositoriesOf(string worktree) =>
        GitDirectoryFinder.Find(worktree).TryGet(out var found, out _)
        && found.GitDirectory != found.CommonGitDirectory
        && Path.Join(found.GitDirectory, "modules") is var place
        && PathProbe.IsDirectory(place)
            ? place
            : null;

    /// <summary>The repositories of the main worktree's submodules, which have the same names as those of a linked one.</summary>
    private sealed record Copies(string Own, string Main)
    {
        public static Copies? Beside(string worktree) =>
            RepositoriesOf(worktree) is { } own && GitDirectoryFinder.Find(worktree).TryGet(out var found, out _)
                ? new Copies(own, Path.Join(found.CommonGitDirectory, "modules"))
                : null;

        /// <summary>The one of a submodule, which need not exist.</summary>
        public string? Of(string directory) =>
            GitDirectoryFinder.Find(directory).TryGet(out var found, out _)
            && RealPath.IsWithin(found.GitDirectory, Own)
                ? Path.Join(Main, Path.GetRelativePath(Own, found.GitDirectory))
                : null;
    }
}
