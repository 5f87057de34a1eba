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
    private readonly SubmoduleContents contents = new(git);

    /// <summary>Whether to look also where there is no <c>.gitmodules</c>: a repository may be embedded without one.</summary>
    public bool AreCertain { get; init; }

    /// <summary>The directories that are there and empty, relative to the worktree, in git's order.</summary>
    public ImmutableArray<string> FindEmpty(string worktree) =>
        MayBeIn(worktree) && All(worktree).TryGet(out var paths, out _)
            ? [.. paths.Where(path => IsEmpty(Path.Join(worktree, path)))]
            : [];

    /// <summary>Whether git refuses to remove a worktree because of them.</summary>
    public bool AreIn(string worktree) =>
        SubmoduleRepository.DirectoryBelow(worktree) is not null
        || (Filled(worktree).TryGet(out var filled, out _) && filled.Count > 0);

    /// <summary>What would be lost with the submodules of a worktree, and with those inside them; each in one line.</summary>
    /// <param name="worktree">A linked worktree.</param>
    /// <param name="isWorthKeeping">Whether an ignored file, relative to its submodule, must not be lost.</param>
    public Result<ImmutableArray<string>> Losses(string worktree, Func<string, bool> isWorthKeeping)
    {
        if (!MayBeIn(worktree))
        {
            return ImmutableArray<string>.Empty;
        }

        // A repository stays where its submodule was emptied, or is not in the branch that is checked out now.
        var repositories = SubmoduleRepository.FindBelow(worktree).ToList();
        var losses = ImmutableArray.CreateBuilder<string>();
        if (AddFiles(worktree, "", repositories, losses, isWorthKeeping).Error is { } failed)
        {
            return failed;
        }

        foreach (var repository in repositories)
        {
            if (!contents.Losses(repository).TryGet(out var found, out var error))
            {
                return error with { Cause = $"the submodule {repository.Name}: {error.Cause}" };
            }

            losses.AddRange(found.Select(loss => $"the submodule {repository.Name} has {loss}"));
        }

        return losses.ToImmutable();
    }

    /// <summary>
    /// Takes the submodules out of a worktree in which <see cref="Losses"/> finds nothing, so that git can remove it. Their
    /// directories stay, empty, as before they were filled.
    /// </summary>
    public Result<Unit> TakeOut(string worktree, Func<string, bool> isWorthKeeping)
    {
        // Right before: what a user did meanwhile stays.
        var losses = Losses(worktree, isWorthKeeping);
        var filled = Filled(worktree);
        if ((losses.Error ?? filled.Error) is { } error)
        {
            return error;
        }

        if (!losses.Value.IsEmpty)
        {
            return new WoError(Problem.GitFailed, string.Join("; ", losses.Value));
        }

        foreach (var path in filled.Value)
        {
            LeftoverFiles.RemoveTree(Path.Join(worktree, path));
            GitAdminFile.MakeDirectory(Path.Join(worktree, path));
        }

        if (SubmoduleRepository.DirectoryBelow(worktree) is { } repositories)
        {
            LeftoverFiles.RemoveTree(repositories);
        }

        return Result.Ok;
    }

    /// <summary>Adds the files that are in no commit, and to the repositories those that lie in the worktree itself.</summary>
    private Result<Unit> AddFiles(
        string worktree,
        string prefix,
        List<SubmoduleRepository> repositories,
        ImmutableArray<string>.Builder losses,
        Func<string, bool> isWorthKeeping
    )
    {
        if (!Filled(worktree).TryGet(out var filled, out var error))
        {
            return error;
        }

        foreach (var path in filled)
        {
            var (directory, name) = (Path.Join(worktree, path), prefix + path);
            if (!changes.Status(directory, includeIgnored: true).TryGet(out var status, out error))
            {
                return error with { Cause = $"the submodule {name}: {error.Cause}" };
            }

            if (
                status.FirstOrDefault(entry => entry.Kinds != StatusKinds.Ignored || isWorthKeeping(entry.Path)) is
                { } file
            )
            {
                losses.Add($"the submodule {name} has files that are in no commit: {file.Path}");
            }

            if (SubmoduleRepository.Inside(directory, name) is { } embedded)
            {
                repositories.Add(embedded);
            }

            if (AddFiles(directory, $"{name}/", repositories, losses, isWorthKeeping).Error is { } deeper)
            {
                return deeper;
            }
        }

        return Result.Ok;
    }

    /// <summary>git knows submodules from a file at the top of a worktree, and keeps their repositories aside.</summary>
    private bool MayBeIn(string worktree) =>
        AreCertain
        || PathProbe.IsFile(Path.Join(worktree, ".gitmodules"))
        || SubmoduleRepository.DirectoryBelow(worktree) is not null;

    /// <summary>Those with a repository, relative to the worktree.</summary>
    private Result<List<string>> Filled(string worktree) =>
        MayBeIn(worktree)
            ? from paths in All(worktree)
            select paths.FindAll(path => RegisteredWorktree.IsPresentAt(Path.Join(worktree, path)))
            : new List<string>();

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
}
