using System.Text.Json;
using System.Text.RegularExpressions;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>One clone as the history sees it: processes are started in it, and its files are read without the product.</summary>
internal sealed partial class HistoryClone(HistoryRemote remote, string name, string root)
{
    private static readonly string[] States = ["pending", "running", "partial", "failed", "done"];

    public const long TtlSeconds = 3600;

    public string Name => name;

    public string Root => root;

    public CloneClock Clock { get; } = new(remote.World);

    /// <summary>Whether it cannot reach the remote.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>Where it worked on each work order last.</summary>
    public Dictionary<string, string> Worktrees { get; } = [];

    /// <summary>Its commits, with the branch that each is on.</summary>
    public List<(string Id, string Branch, string Commit)> Work { get; } = [];

    /// <summary>Starts a process in it.</summary>
    /// <param name="network">What it reaches the remote by.</param>
    /// <param name="files">What it sees of the disk.</param>
    /// <param name="offline">Why it goes on without the remote, or <see langword="null"/>.</param>
    public Workspace Start(CutNetwork network, HistoryFileSystem files, string? offline) =>
        new(
            new StateRoot(root, Path.Join(root, ".git"), root),
            new GitCommand(network, TestGit.Environment),
            files,
            Clock,
            LockingPolicy.Default with
            {
                GuardTimeout = TimeSpan.FromSeconds(1),
            },
            new Settings
            {
                LockTtlSeconds = TtlSeconds,
                Claims = new ClaimsSettings { Backend = ClaimsSettings.Git },
                ScopeOverlap = OverlapPolicy.Allow,
            },
            new RandomTokens()
        )
        {
            OfflineReason = offline,
        };

    /// <summary>Its name among clones; <see langword="null"/> before it has claimed anything.</summary>
    public string? CloneId =>
        Path.Join(root, ".git", "wo", "clone") is var path && File.Exists(path)
            ? File.ReadAllText(path).Split(' ')[0]
            : null;

    /// <summary>The states in which a file of a work order lies.</summary>
    public IReadOnlyList<string> Places(string id) =>
        [.. States.Where(state => File.Exists(Path.Join(root, "_ctx", "jobs", state, $"{id}.yaml")))];

    /// <summary>The text of its file; <see langword="null"/> unless there is exactly one.</summary>
    public string? Text(string id) =>
        Places(id) is [var state] ? File.ReadAllText(Path.Join(root, "_ctx", "jobs", state, $"{id}.yaml")) : null;

    /// <summary>The revision that its file names.</summary>
    public long Revision(string id) =>
        Text(id) is { } text && RevisionLine().Match(text) is { Success: true } match
            ? long.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
            : 0;

    /// <summary>The token of the lease on record; <see langword="null"/> where it holds none.</summary>
    public string? Token(string id)
    {
        var path = Path.Join(root, ".git", "wo", "records", id);
        if (!File.Exists(path))
        {
            return null;
        }

        using var record = JsonDocument.Parse(File.ReadAllText(path));
        return record.RootElement.GetProperty("lease") is { ValueKind: JsonValueKind.Object } lease
            ? lease.GetProperty("token").GetString()
            : null;
    }

    /// <summary>Whether it has noted that the register does not know all.</summary>
    public bool IsUnpublished(string id) => File.Exists(Path.Join(root, ".git", "wo", "unpublished", id));

    /// <summary>Makes a commit where it works on a work order.</summary>
    public string? Commit(string id, int number)
    {
        if (!Worktrees.TryGetValue(id, out var place) || !Directory.Exists(place))
        {
            return null;
        }

        var file = $"work-{name}-{number}.txt";
        File.WriteAllText(Path.Join(place, file), $"{number}\n");
        GitSandbox.GitIn(place, "add", "--", file);
        GitSandbox.GitIn(place, "commit", "--quiet", "--message", $"Write {file}");
        var commit = GitSandbox.GitIn(place, "rev-parse", "HEAD");
        Work.Add((id, GitSandbox.GitIn(place, "rev-parse", "--abbrev-ref", "HEAD"), commit));
        return commit;
    }

    /// <summary>Commits the tree of work orders, merges that of the remote and pushes both, as people do.</summary>
    /// <returns>What came of it.</returns>
    public string ExchangeTree()
    {
        GitSandbox.GitIn(root, "add", "--all");
        if (GitSandbox.GitIn(root, "status", "--porcelain").Length > 0)
        {
            GitSandbox.GitIn(root, "commit", "--quiet", "--message", $"Work orders of {name} have moved");
        }

        GitSandbox.GitIn(root, "fetch", "--quiet", "origin", "main");
        try
        {
            GitSandbox.GitIn(root, "merge", "--quiet", "--no-edit", "origin/main");
        }
        catch (InvalidOperationException)
        {
            // Two clones have moved one work order: a person would decide, and there is none.
            GitSandbox.GitIn(root, "merge", "--abort");
            return "conflicts";
        }

        if (HistoryRemote.Ids.Any(id => Places(id).Count != 1))
        {
            GitSandbox.GitIn(root, "reset", "--quiet", "--hard", "ORIG_HEAD");
            return "makes two of one";
        }

        GitSandbox.GitIn(root, "push", "--quiet", "origin", "HEAD:main");
        return "merged and pushed";
    }

    /// <summary>Runs git in it.</summary>
    public string Git(params string[] arguments) => GitSandbox.GitIn(root, arguments);

    [GeneratedRegex(@"^x_rev: *(\d+)", RegexOptions.Multiline)]
    private static partial Regex RevisionLine();
}
