using System.Security.Cryptography;
using System.Text.Json;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// A real repository with work orders that can be brought back to where a scenario begins as often as a sweep needs it.
/// </summary>
internal sealed class Scene : IDisposable
{
    /// <summary>The work order that scenarios are about.</summary>
    public const string Wo = "WO-0001";

    private readonly SampleTree tree = new(3);
    private readonly TemporaryDirectory copies = new();
    private readonly GitCommand git;
    private Moment start;
    private IReadOnlySet<string>? owed;

    public Scene()
    {
        foreach (var sample in Directory.GetFiles(Path.Join(Root, ".git", "hooks")))
        {
            File.Delete(sample);
        }

        git = new GitCommand(new RememberingGit(Root), TestGit.Environment);
        foreach (var state in WorkOrderStates.All)
        {
            Directory.CreateDirectory(Path.Join(Root, "_ctx", "jobs", state.DirectoryName()));
        }

        Promises = tree.Promises.Copy();
        Index();
        start = Keep("start");
    }

    public string Root => tree.Root;

    public GitSandbox Repository => tree.Repository;

    public Promises Promises { get; private set; }

    public SteppingClock Clock { get; } = new();

    public Settings Settings { get; } = new() { LockTtlSeconds = 86400 };

    /// <summary>What somebody has put into the worktree that was given to them; it must never go.</summary>
    public string? GivenWork { get; set; }

    /// <summary>Whether the last collection said that it kept a worktree or a branch, as it does where it could not look.</summary>
    public bool HasKept { get; set; }

    public string Worktree => tree.WorktreeOf(Wo);

    /// <summary>The states in whose directories it lies.</summary>
    public IReadOnlyList<string> States => TreeChecker.StatesOf(Root, Wo);

    public static WorkOrderId Id(string text = Wo) =>
        WorkOrderId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    /// <summary>Whether the command removes backups that are old, of which the file that they are of remains.</summary>
    public bool OldBackupsMayGo { get; set; }

    /// <summary>What has been done up to now is where every run begins.</summary>
    public void BeginHere()
    {
        owed ??= OldBackupsMayGo ? TextsOf("WO-*.yaml") : Texts();
        start = Keep("start");
    }

    /// <summary>Back to the beginning.</summary>
    public void Restore() => Restore(start);

    /// <summary>Back to a moment that was kept.</summary>
    public void Restore(Moment moment)
    {
        moment.Disk.Restore();
        Promises = moment.Promises.Copy();
    }

    /// <summary>Keeps this moment.</summary>
    /// <param name="name">What it is called; another one of this name is forgotten.</param>
    public Moment Keep(string name) =>
        new(DirectoryState.Save(Repository.Surroundings.Path, copies.At(name)), Promises.Copy());

    /// <summary>The index under both its names.</summary>
    public string[] IndexFiles =>
        [Path.Join(Root, "_ctx", "jobs", "index.json"), Path.Join(Root, "_ctx", "index", "wo_worktrees.json")];

    /// <summary>Every file that the tool itself writes.</summary>
    public IEnumerable<string> StoredFiles() =>
        [Path.Join(Root, ".gitignore"), .. FilesBelow("_ctx"), .. FilesBelow(".git/wo")];

    /// <summary>
    /// The texts of where it first began that no file has any more, and no backup either. What a death has left half-way
    /// is owed to nobody.
    /// </summary>
    public IEnumerable<string> LostTexts() => owed?.Except(Texts()) ?? [];

    /// <summary>The tree through a file system that fails, or, without one, through one that does not.</summary>
    public Workspace Open(IFileSystem? files = null)
    {
        SweepCache.Fill(Put(new SeamFileSystem()));
        return Put(files ?? new SeamFileSystem());
    }

    private Workspace Put(IFileSystem files) =>
        new(
            TestGit.RootOf(tree.Repository),
            git,
            files,
            Clock,
            LockingPolicy.Default with
            {
                GuardTimeout = TimeSpan.FromSeconds(1),
            },
            Settings,
            new RandomTokens(),
            SweepCache.Use
        );

    public string PathOf(string state, string id = Wo) => tree.FileOf(id, state);

    /// <summary>Commits something in the worktree.</summary>
    public string Work() => tree.Work(Wo);

    /// <summary>Puts something into the worktree that is in no commit.</summary>
    public void LeaveWork()
    {
        GivenWork = Path.Join(Worktree, "src", "given.txt");
        File.WriteAllText(GivenWork, "in no commit\n");
    }

    public ReconcileReport Reconcile(IFileSystem? files = null)
    {
        var report = new Reconciler(Open(files)).Apply(false, CancellationToken.None);
        Assert.True(report.IsOk, report.Error?.Cause);
        return report.Value;
    }

    /// <summary>What is wrong right now, whatever happened a moment ago.</summary>
    public IReadOnlyList<string> ProblemsNow() => new InstantChecker(Root, Promises).Problems();

    /// <summary>What is wrong with a tree at rest.</summary>
    public IReadOnlyList<string> Problems() =>
        GivenWork is { } work && !File.Exists(work)
            ? ["work that somebody was given is gone"]
            : new TreeChecker(Root, Promises).Problems();

    /// <summary>The hash of every file, but for what is about processes and not about work.</summary>
    public Dictionary<string, string> Snapshot() =>
        new DirectoryInfo(Repository.Surroundings.Path)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.FullName != Path.Join(Root, ".git", "wo", "guard") && !SweepCache.IsCache(file.Name))
            .ToDictionary(
                file => file.FullName,
                file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName)))
            );

    /// <summary>What a command that says "nothing was changed" must have left alone.</summary>
    public IReadOnlyList<string> Facts() =>
        [
            .. Below("_ctx/jobs", "WO-*.yaml").Select(file => $"{file} {Hash(file)}"),
            .. Below("_ctx/jobs", "*.lock"),
            .. Below(".git/wo/records", "*").Select(Record).Where(record => record.Length > 0),
            .. Below(".git/refs", "*").Select(file => $"{file} {Hash(file)}"),
            .. Below(".git/worktrees", "locked"),
            .. Below(".git/worktrees", "gitdir"),
            .. Below("../.worktrees", ".git"),
            .. ((string[])["_ctx/backlog", "_ctx/dod", "_ctx/policy", "_ctx/schemas", ".vscode"])
                .SelectMany(directory => Below(directory, "*"))
                .Append(Path.Join(Root, ".gitignore"))
                .Select(file => $"{file} {Hash(file)}"),
        ];

    public void Dispose()
    {
        tree.Dispose();
        copies.Dispose();
    }

    private IEnumerable<string> FilesBelow(string directory) =>
        Directory
            .EnumerateFiles(Path.Join(Root, directory), "*", SearchOption.AllDirectories)
            .Where(file => !SweepCache.IsCache(file));

    private void Index()
    {
        var index = new Bookkeeping(Open()).Index.Publish();
        Assert.True(index.IsOk, index.Error?.Cause);
    }

    /// <summary>What the disk held, and what had been said to whom.</summary>
    internal sealed record Moment(DirectoryState Disk, Promises Promises);

    private IEnumerable<string> Below(string directory, string pattern)
    {
        var path = Path.Join(Root, directory);
        return Directory.Exists(path)
            ? Directory
                .EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Where(file => !Path.GetFileName(file).EndsWith(".tmp", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];
    }

    private HashSet<string> Texts() => TextsOf("WO-*.yaml*");

    private HashSet<string> TextsOf(string files) =>
        [.. Below("_ctx/jobs", files).Concat(Below("_ctx/backlog", "*")).Select(File.ReadAllText)];

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>What a record says; nothing where it says what no record says.</summary>
    private static string Record(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var (revision, lease, intent) = (
            json.RootElement.GetProperty("rev").GetInt64(),
            json.RootElement.GetProperty("lease"),
            json.RootElement.GetProperty("intent")
        );
        var token = lease.ValueKind == JsonValueKind.Object ? lease.GetProperty("token").GetString() : null;
        return revision == 0 && token is null && intent.ValueKind != JsonValueKind.Object
            ? ""
            : $"{file} {revision} {token} {intent.GetRawText()}";
    }
}
