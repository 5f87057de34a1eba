using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>What a reader would miss: commits, contents that are in no commit yet, and work orders.</summary>
/// <param name="Commits">Every commit that a branch or a worktree leads to.</param>
/// <param name="Contents">
/// What git would call the content of each file outside <c>_ctx</c>, whether it knows it or not, with one path of it.
/// </param>
/// <param name="WorkOrders">The ids of which there is a file in the state root.</param>
internal sealed record WorkAtHand(
    HashSet<string> Commits,
    Dictionary<string, string> Contents,
    HashSet<string> WorkOrders
)
{
    /// <summary>Looks at a tree and at the worktrees beside it.</summary>
    public static WorkAtHand In(SampleTree tree)
    {
        var worktrees = Directory
            .EnumerateDirectories(tree.Repository.Surroundings.Path, "*", SearchOption.TopDirectoryOnly)
            .SelectMany(directory =>
                Path.GetFileName(directory) == ".worktrees" ? Directory.GetDirectories(directory) : [directory]
            );
        var files = worktrees
            .SelectMany(directory => Directory.EnumerateFiles(directory, "*", Everything))
            .Where(file => !IsOfGit(file))
            .ToList();
        return new WorkAtHand(
            [.. Lines(tree, ["rev-list", .. Branches]), .. Heads(tree)],
            Named(tree, [.. files.Where(file => !file.Contains("/_ctx/", StringComparison.Ordinal))]),
            [
                // Of the state root alone: every worktree has the files that were committed.
                .. (
                    Directory.Exists(Path.Combine(tree.Root, "_ctx", "jobs"))
                        ? Directory.EnumerateFiles(Path.Combine(tree.Root, "_ctx", "jobs"), "*", Everything)
                        : []
                )
                    .Select(file => Path.GetFileName(file).Split(".yaml")[0])
                    .Where(name => name.StartsWith("WO-", StringComparison.Ordinal) && !name.Contains('.')),
            ]
        );
    }

    /// <summary>What there is no longer in a later look, in words.</summary>
    public IEnumerable<string> LostIn(WorkAtHand later, SampleTree tree) =>
        [
            .. Commits.Except(later.Commits).Select(commit => $"nothing leads to commit {commit} any more"),
            .. Contents
                .Keys.Except(later.Contents.Keys)
                .Except(Lines(tree, ["rev-list", "--objects", .. Branches]).Select(line => line.Split(' ')[0]))
                .Select(content => $"the content of {Contents[content]} is gone"),
            .. WorkOrders.Except(later.WorkOrders).Select(id => $"there is no file of {id} any more"),
        ];

    // All worktrees share one stash: what lies there is not safe.
    private static readonly string[] Branches = ["--exclude=refs/stash", "--all"];

    private static EnumerationOptions Everything =>
        new()
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
            IgnoreInaccessible = true,
        };

    // In a linked worktree it is a file.
    private static bool IsOfGit(string file) => $"{file}/".Contains("/.git/", StringComparison.Ordinal);

    private static IEnumerable<string> Heads(SampleTree tree) =>
        Lines(tree, "worktree", "list", "--porcelain")
            .Where(line => line.StartsWith("HEAD ", StringComparison.Ordinal))
            .Select(line => line["HEAD ".Length..])
            .Where(commit => commit.Trim('0').Length > 0);

    private static string[] Lines(SampleTree tree, params string[] arguments) =>
        tree.Repository.Git(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Dictionary<string, string> Named(SampleTree tree, string[] files) =>
        Lines(tree, ["hash-object", "--no-filters", "--", .. files])
            .Zip(files)
            .DistinctBy(file => file.First)
            .ToDictionary(file => file.First, file => file.Second);
}
