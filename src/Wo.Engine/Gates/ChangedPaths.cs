using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>How gates tell of changed files that must not be part of the work, and how those are taken back.</summary>
internal static class ChangedPaths
{
    private const int Named = 20;
    private const string PathspecCharacters = "*?[\\";

    /// <summary>The refusal.</summary>
    /// <param name="context">The run.</param>
    /// <param name="problem">What it is.</param>
    /// <param name="cause">Why, with the number of files.</param>
    /// <param name="diff">What the work changed.</param>
    /// <param name="paths">The paths that are to be taken back.</param>
    /// <param name="hint">What else would end it, in a sentence.</param>
    /// <param name="reasons">Lines in place of the mere paths, where there is more to say.</param>
    public static WoError Refuse(
        GateContext context,
        Problem problem,
        string cause,
        WorkDiff diff,
        IReadOnlyList<string> paths,
        string hint,
        IEnumerable<string>? reasons = null
    ) =>
        new(problem, cause)
        {
            Details = [.. List([.. reasons ?? paths.Select(GitPath.Show)]), hint],
            NextSteps = [TakeBack(context, diff, paths) ?? Look(context, diff)],
            Verify = [Look(context, diff)],
        };

    /// <summary>The first of some lines, and how many more there are.</summary>
    public static ImmutableArray<string> List(ImmutableArray<string> lines) =>
        lines.Length <= Named ? lines : [.. lines.Take(Named), $"and {lines.Length - Named} more"];

    /// <summary>How many files, in words.</summary>
    public static string Count(int files) => files == 1 ? "1 file" : $"{files} files";

    /// <summary>Shows what the work changed.</summary>
    public static string Look(GateContext context, WorkDiff diff) =>
        $"git -C {ShellWord.Quote(context.Place.Top)} diff --stat {diff.From} {diff.To}";

    /// <summary>
    /// The files as they were, in a new commit: what was done stays in the history of the branch. Not where that would
    /// overwrite what is in no commit, nor with names that no command line can hold.
    /// </summary>
    private static string? TakeBack(GateContext context, WorkDiff diff, IReadOnlyList<string> paths)
    {
        var isSafe = context.Condition is { IsOk: true, Value.IsClean: true };
        if (!isSafe || paths.Count > Named || !paths.All(path => GitPath.IsText(path) && !path.Any(char.IsControl)))
        {
            return null;
        }

        var literal = paths.Any(path => path[0] == ':' || path.AsSpan().ContainsAny(PathspecCharacters));
        var git = $"git {(literal ? "--literal-pathspecs " : "")}-C {ShellWord.Quote(context.Place.Top)}";
        var files = ShellWord.Join(paths);
        return $"{git} restore --source={diff.From} --staged --worktree -- {files} && {git} commit --message \"…\" -- {files}";
    }
}
