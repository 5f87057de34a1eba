using System.Security.Cryptography;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>What a reader would miss: commits, contents that are in no commit yet, and work orders.</summary>
/// <param name="Commits">Every commit that a branch or a worktree leads to.</param>
/// <param name="Contents">The hash of every file outside <c>_ctx</c>, whether git knows it or not, with one path of it.</param>
/// <param name="WorkOrders">The ids of which there is a file.</param>
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
            [.. Lines(tree, "rev-list", "--all"), .. Heads(tree)],
            files
                .Where(file => !file.Contains("/_ctx/", StringComparison.Ordinal))
                .Select(file => (File: file, Hash: Hash(file)))
                .DistinctBy(one => one.Hash)
                .ToDictionary(one => one.Hash, one => one.File),
            [
                .. files
                    .Where(file => file.Contains("/_ctx/jobs/", StringComparison.Ordinal))
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
                .Where(content => !later.Contents.ContainsKey(content.Key) && !IsCommitted(tree, content.Value))
                .Select(content => $"the content of {content.Value} is gone"),
            .. WorkOrders.Except(later.WorkOrders).Select(id => $"there is no file of {id} any more"),
        ];

    private static EnumerationOptions Everything =>
        new()
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device,
            IgnoreInaccessible = true,
        };

    // In a linked worktree it is a file.
    private static bool IsOfGit(string file) => $"{file}/".Contains("/.git/", StringComparison.Ordinal);

    // A worktree that was closed takes its files along; what was committed in it is in the branch.
    private static bool IsCommitted(SampleTree tree, string file) =>
        Lines(tree, "log", "--all", "--format=%H", "--", $"*{Path.GetFileName(file)}").Any();

    private static IEnumerable<string> Heads(SampleTree tree) =>
        Lines(tree, "worktree", "list", "--porcelain")
            .Where(line => line.StartsWith("HEAD ", StringComparison.Ordinal))
            .Select(line => line["HEAD ".Length..])
            .Where(commit => commit.Trim('0').Length > 0);

    private static IEnumerable<string> Lines(SampleTree tree, params string[] arguments) =>
        tree.Repository.Git(arguments).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
