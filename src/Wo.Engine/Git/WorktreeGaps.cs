using System.Collections.Immutable;
using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// What a new worktree lacks although the main one may have it: git checks out files and nothing else. Each is said with what
/// ends it. Where a repository uses none of this, files alone are looked at.
/// </summary>
internal sealed class WorktreeGaps(GitCommand git, StateRoot root)
{
    private const int NamedFiles = 3;
    private const int PointerBytes = 200;
    private const string Pointer = "version https://git-lfs.github.com/spec/";

    private readonly Submodules submodules = new(git);
    private readonly GitChanges changes = new(git);

    /// <summary>Looks for them.</summary>
    /// <param name="worktree">The worktree.</param>
    /// <param name="isNew">Whether git has just made it, so that nothing in it is a user's.</param>
    public IReadOnlyList<string> Find(string worktree, bool isNew)
    {
        var found = StorageBoundary.Run<IReadOnlyList<string>>(() =>
        {
            string?[] gaps =
            [
                EmptySubmodules(worktree),
                PointerFiles(worktree),
                PartOfTheFiles(worktree),
                MissingHooks(worktree),
                isNew ? FilesOfAHook(worktree) : null,
            ];
            return gaps.OfType<string>().ToList();
        });
        return found.TryGet(out var all, out var error)
            ? all
            : [$"what the worktree lacks cannot be told: {error.Cause}"]; // it is there all the same
    }

    private string? EmptySubmodules(string worktree) =>
        submodules.FindEmpty(worktree) is { IsEmpty: false } empty
            ? $"submodules are empty in the worktree: {Some(empty)}; {Here(worktree)} submodule update --init --recursive "
                + "fills them"
            : null;

    private string? PointerFiles(string worktree)
    {
        if (!UsesLfs(worktree))
        {
            return null;
        }

        var listed = git.Read(worktree, ["ls-files", "-z", "--", ":(attr:filter=lfs)"]);
        if (!listed.TryGet(out var output, out _))
        {
            return null;
        }

        var pointers = output
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => IsPointer(Path.Join(worktree, file)))
            .ToImmutableArray();
        return pointers.IsEmpty
            ? null
            : $"files of Git LFS are pointers in the worktree: {Some(pointers)}; {Here(worktree)} lfs pull fetches them, once "
                + "'git lfs install' was run";
    }

    private bool UsesLfs(string worktree) =>
        PathProbe.IsDirectory(Path.Join(root.CommonGitDirectory, "lfs"))
        || Text(Path.Join(worktree, ".gitattributes")).Contains("filter=lfs", StringComparison.Ordinal)
        || Text(Path.Join(root.CommonGitDirectory, "info", "attributes"))
            .Contains("filter=lfs", StringComparison.Ordinal);

    private static bool IsPointer(string file)
    {
        if (new FileInfo(file) is not { Exists: true, LinkTarget: null })
        {
            return false;
        }

        using var content = File.OpenRead(file);
        Span<byte> start = stackalloc byte[PointerBytes];
        return start[..content.Read(start)].StartsWith(System.Text.Encoding.ASCII.GetBytes(Pointer));
    }

    private static string? PartOfTheFiles(string worktree) =>
        GitDirectoryFinder.Find(worktree).TryGet(out var found, out _)
        && new GitConfigText(Text(Path.Join(found.GitDirectory, "config.worktree"))).IsTrue("core", "sparseCheckout")
            ? $"the worktree is a sparse checkout, as the main one is; {Here(worktree)} sparse-checkout list says what is in it"
            : null;

    /// <summary>git takes a relative directory of hooks from the top of each worktree, and skips one that is not there.</summary>
    private string? MissingHooks(string worktree)
    {
        if (
            HooksDirectory() is not { } hooks
            || Path.IsPathRooted(hooks)
            || hooks.StartsWith('~')
            || PathProbe.IsDirectory(Path.Join(worktree, hooks))
            || root.MainWorktree is not { } main
            || !PathProbe.IsDirectory(Path.Join(main, hooks))
        )
        {
            return null;
        }

        return $"no hook runs in the worktree: core.hooksPath is {hooks}, which git does not track, so that only {main} has it; run "
            + $"in {worktree} what made it there";
    }

    private string? HooksDirectory()
    {
        var own = new GitConfigText(Text(Path.Join(root.CommonGitDirectory, "config.worktree")));
        var shared = new GitConfigText(Text(Path.Join(root.CommonGitDirectory, "config")));
        if (!shared.HasSection("include"))
        {
            return own.Find("core", "hooksPath") ?? shared.Find("core", "hooksPath");
        }

        string[] ask = ["config", "--get", "core.hooksPath"];
        return git.Ask(root.Path, ask).TryGet(out var answer, out _) ? answer.OutputIfYes : null;
    }

    /// <summary>A hook that runs after a checkout may write files, and the worktree is then not clean before any work.</summary>
    private string? FilesOfAHook(string worktree)
    {
        var hooks = HooksDirectory() is { } other ? Path.GetFullPath(other, worktree) : null;
        if (
            !PathProbe.IsFile(Path.Join(hooks ?? Path.Join(root.CommonGitDirectory, "hooks"), "post-checkout"))
            || !changes.Status(worktree).TryGet(out var status, out _)
            || status.Count == 0
        )
        {
            return null;
        }

        return $"the hook post-checkout left files that are in no commit: {Some([.. status.Select(entry => entry.Path)])}; "
            + "'wo finish' wants them committed, or ignored by git";
    }

    private static string Text(string file) => PathProbe.IsFile(file) ? File.ReadAllText(file) : "";

    private static string Here(string worktree) => $"git -C {ShellWord.Quote(worktree)}";

    private static string Some(ImmutableArray<string> names) =>
        string.Join(", ", names.Take(NamedFiles))
        + (names.Length > NamedFiles ? $" and {names.Length - NamedFiles} more" : "");
}
