using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Setup;

/// <summary>
/// Files of the main worktree that git does not track and a new worktree needs: those that <c>setup.copy</c> names, and those
/// that <c>.worktreeinclude</c> names (in the words of <c>.gitignore</c>) and git ignores.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="source">The top of the main worktree.</param>
internal sealed class UntrackedFiles(Workspace workspace, string source)
{
    /// <summary>The file beside <c>.gitignore</c> that other tools read, too.</summary>
    private const string IncludeFile = ".worktreeinclude";

    /// <summary>Whether any are named.</summary>
    public bool AreWanted => !workspace.Settings.Setup.Copy.IsEmpty || PathProbe.IsFile(Include);

    private string Include => Path.Join(source, IncludeFile);

    /// <summary>Copies them; what is there already stays as it is.</summary>
    /// <param name="worktree">The top of the worktree.</param>
    /// <param name="warnings">Gets a line for each file that could not be copied.</param>
    public Result<Unit> CopyTo(string worktree, ImmutableArray<string>.Builder warnings) =>
        from named in Named()
        from included in Included()
        select Copy(named.Union(included, StringComparer.Ordinal), worktree, warnings);

    private Unit Copy(IEnumerable<string> files, string worktree, ImmutableArray<string>.Builder warnings)
    {
        foreach (var file in files.Where(IsTheirs))
        {
            if (FileCopy.Make(source, worktree, file) is { } why)
            {
                warnings.Add($"{file} was not copied into the worktree: {why}");
            }
        }

        return default;
    }

    private Result<ImmutableArray<string>> Named()
    {
        if (workspace.Settings.Setup.Copy.IsEmpty)
        {
            return ImmutableArray<string>.Empty;
        }

        var globs = new PathGlobs(workspace.Settings.Setup.Copy, workspace.Root.BelowTop);
        return from files in List() select files.Where(globs.Match).ToImmutableArray();
    }

    private Result<ImmutableArray<string>> Included() =>
        PathProbe.IsFile(Include)
            ? from wanted in List("--ignored", $"--exclude-from={Include}")
            from ignored in List("--ignored", "--exclude-standard")
            select wanted.Intersect(ignored, StringComparer.Ordinal).ToImmutableArray()
            : ImmutableArray<string>.Empty;

    private Result<ImmutableArray<string>> List(params string[] which) =>
        from listed in workspace.Git.Read(source, ["ls-files", "-z", "--others", .. which])
        select listed.Split('\0', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();

    /// <summary>What belongs to this tool is none of them, nor is a repository of its own, which git lists as a directory.</summary>
    private bool IsTheirs(string file)
    {
        var root = workspace.Root.BelowTop is "." ? "" : workspace.Root.BelowTop + "/";
        return !file.EndsWith('/') && !file.StartsWith($"{root}{CtxPath.DirectoryName}/", StringComparison.Ordinal);
    }
}
