using Wo.EndToEnd.Tests.Concurrency;
using Wo.EndToEnd.Tests.Failures;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>Situations in which the tool succeeds, or only reports, and says how to go on.</summary>
internal static class Answers
{
    private const string Id = "WO-0001";
    private static readonly string[] New = ["new", "--epic", "E-0001", "--title", "One more", "--dod", "DOD-SAMPLE"];

    public static Dictionary<string, FailureCase> All { get; } =
        new(OtherCallers.All)
        {
            ["init of a repository that has a tree"] = Answer("init"),
            ["init from a subdirectory"] = Answer("init") with { Place = tree => Path.Combine(tree.Root, "src") },
            ["init of a new tree"] = Answer("init") with
            {
                Arrange = FailureCase.Files(tree =>
                    GitSandbox.GitIn(tree.Repository.Surroundings.Path, "init", "--quiet", "another")
                ),
                Place = tree => tree.Repository.Surroundings.At("another"),
            },
            ["a new work order"] = Answer(New),
            ["a new work order that waits"] = Answer([.. New, "--depends", Id]),
            ["preflight of one that is ready"] = Answer("preflight", Id),
            ["preflight with a root, from elsewhere"] = Answer("preflight", Id, "--root", "the repo") with
            {
                Place = tree => tree.Repository.Surroundings.Path,
            },
            ["take"] = Answer("take", Id) with { AsAsked = Commit },
            ["take under a name"] = Answer("take", Id, "--owner", "agent 3") with { AsAsked = Commit },
            ["take with a root, from elsewhere"] = Answer("take", Id, "--root", "the repo") with
            {
                AsAsked = Commit,
                Place = tree => tree.Repository.Surroundings.Path,
            },
            ["status of an untouched tree"] = Answer("status"),
            ["status where a lease has expired"] = Answer("status") with { Arrange = Expired },
            ["status where a lease has expired and more is wrong"] = Answer("status") with
            {
                Arrange = async tree =>
                {
                    await Expired(tree);
                    File.Delete(tree.FileOf("WO-0002", "pending"));
                    tree.Repository.Write(
                        "_ctx/jobs/pending/WO-0002.yaml.bak.1",
                        new SampleWorkOrder("WO-0002").ToString()
                    );
                },
            },
            ["show of one that is ready"] = Answer("show", Id),
            ["show of one that waits"] = Answer("show", Id) with
            {
                WorkOrders = [new(Id) { Depends = ["WO-0002"] }, new("WO-0002")],
            },
            ["show by the holder"] = Answer("show", Id) with { Arrange = async tree => await tree.TakeAndWork(Id) },
            ["show by a holder with a name"] = Answer("show", Id) with
            {
                Arrange = async tree =>
                {
                    await tree.Take(Id, "--owner", "alice");
                    tree.Work(Id);
                    await tree.Tool.Must("session", "result", Id, "it works");
                },
                Variables = new() { ["WO_OWNER"] = "alice" },
            },
            ["show of what another owner holds"] = Answer("show", Id) with
            {
                Arrange = tree => tree.Take(Id, "--owner", "alice"),
            },
            ["show of what another owner let expire"] = Answer("show", Id) with { Arrange = Expired },
            ["show of a failed one"] = Answer("show", Id) with { Arrange = GivenUp("failed") },
            ["show of a partial one"] = Answer("show", Id) with { Arrange = GivenUp("partial") },
            ["show of a done one"] = Answer("show", Id) with { WorkOrders = [new(Id) { State = "done" }] },
            ["show of an unreadable one, from a subdirectory"] = Answer("show", Id) with
            {
                ExitCode = 6,
                Arrange = FailureCase.Files(tree => File.WriteAllText(tree.FileOf(Id, "pending"), "a: [\n")),
                Place = tree => Path.Combine(tree.Root, "src"),
            },
            ["show from inside the worktree"] = Answer("show", Id) with
            {
                Arrange = async tree => await tree.TakeAndWork(Id),
                Place = tree => tree.WorktreeOf(Id),
            },
            ["requeue of what the caller holds"] = Answer("requeue", Id, "--reason", "once more") with
            {
                ExitCode = 5,
                Arrange = tree => tree.Take(Id),
            },
            ["requeue of what another owner holds"] = Answer("requeue", Id, "--reason", "once more") with
            {
                ExitCode = 5,
                Arrange = tree => tree.Take(Id, "--owner", "alice"),
            },
            ["take of what the caller holds"] = Answer("take", Id) with
            {
                ExitCode = 4,
                Arrange = tree => tree.Take(Id),
            },
            ["resume by a holder who gives no name"] = Answer("take", Id, "--resume") with
            {
                ExitCode = 4,
                Arrange = tree => tree.Take(Id),
            },
            ["giving up a held one without a word"] = Answer("finish", Id, "--result", "failed") with
            {
                ExitCode = 2,
                Arrange = tree => tree.Take(Id),
            },
            ["reconcile where nothing is wrong"] = Answer("reconcile"),
            ["reconcile where a lease has expired"] = Answer("reconcile") with { Arrange = Expired },
            ["reconcile where git rewound a file, from a subdirectory"] = Answer("reconcile") with
            {
                ExitCode = 1,
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write(
                        $".git/wo/records/{Id}",
                        "{ \"version\": 1, \"rev\": 3, \"lease\": null, \"intent\": null }"
                    )
                ),
                Place = tree => Path.Combine(tree.Root, "src"),
            },
            ["reconcile where a worktree is left over"] = Answer("reconcile") with
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Repository.Branch(SampleTree.BranchOf(Id));
                    tree.Repository.AddWorktree(".worktrees/" + Id, SampleTree.BranchOf(Id));
                }),
            },
            ["reconcile where a worktree with submodules is left over"] = Answer("reconcile") with
            {
                Arrange = FailureCase.Files(tree =>
                {
                    var lib = tree.Repository.Surroundings.At("lib.git");
                    string[] allow = ["-c", "protocol.file.allow=always", "submodule", "--quiet"];
                    tree.Repository.Git("clone", "--quiet", "--bare", tree.Root, lib);
                    tree.Repository.Git([.. allow, "add", lib, "vendor/lib"]);
                    tree.Repository.Git("commit", "--quiet", "--message", "Add a submodule");
                    tree.Repository.Branch(SampleTree.BranchOf(Id));
                    var worktree = tree.Repository.AddWorktree(".worktrees/" + Id, SampleTree.BranchOf(Id));
                    GitSandbox.GitIn(worktree, [.. allow, "update", "--init"]);
                }),
            },
            ["reconcile where a worktree with changes is left over, from a subdirectory"] = Answer("reconcile") with
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Repository.Branch(SampleTree.BranchOf(Id));
                    var worktree = tree.Repository.AddWorktree(".worktrees/" + Id, SampleTree.BranchOf(Id));
                    File.WriteAllText(Path.Combine(worktree, "src", "unsaved.txt"), "in no commit\n");
                }),
                Place = tree => Path.Combine(tree.Root, "src"),
            },
            ["reconcile of two work orders that two clones gave one id"] = Answer("reconcile") with
            {
                ExitCode = 1,
                WorkOrders = [new(Id) { More = ["created_at: '2026-03-01T00:00:00+00:00'"] }],
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write(
                        $"_ctx/jobs/failed/{Id}.yaml",
                        new SampleWorkOrder(Id)
                        {
                            State = "failed",
                            More = ["created_at: '2026-03-02T00:00:00+00:00'"],
                        }.ToString()
                    )
                ),
            },
            ["reconcile of two work orders in one file with conflict markers"] = Answer("reconcile") with
            {
                ExitCode = 1,
                WorkOrders =
                [
                    new(Id)
                    {
                        More =
                        [
                            "<<<<<<< HEAD",
                            "created_at: '2026-03-01T00:00:00+00:00'",
                            "=======",
                            "created_at: '2026-03-02T00:00:00+00:00'",
                            ">>>>>>> side",
                        ],
                    },
                ],
            },
            ["an index that is not current"] = Answer("index", "--check") with { ExitCode = 1 },
            ["finish by a holder with a name, without a result"] = Answer("finish", Id, "--owner", "alice") with
            {
                ExitCode = 1,
                Arrange = async tree =>
                {
                    await tree.Take(Id, "--owner", "alice");
                    tree.Work(Id);
                },
            },
            ["finish with changes, from the worktree"] = Answer("finish", Id) with
            {
                ExitCode = 5,
                Arrange = async tree =>
                {
                    await tree.TakeAndWork(Id);
                    File.AppendAllText(Path.Combine(tree.WorktreeOf(Id), "src", "code.txt"), "one line more\n");
                },
                Place = tree => tree.WorktreeOf(Id),
            },
            ["finish on another branch"] = Answer("finish", Id) with
            {
                ExitCode = 5,
                Arrange = async tree =>
                {
                    await tree.TakeAndWork(Id);
                    GitSandbox.GitIn(tree.WorktreeOf(Id), "switch", "--quiet", "--create", "by-hand");
                },
            },
            ["finish where a verify command fails, from the worktree"] = Answer("finish", Id) with
            {
                ExitCode = 1,
                WorkOrders = [new(Id) { Verify = ["echo out of order; exit 3"] }],
                Arrange = async tree => await tree.TakeAndWork(Id),
                Place = tree => tree.WorktreeOf(Id),
            },
        };

    private static FailureCase Answer(params string[] arguments) => new(0, "", arguments);

    private static async Task Expired(SampleTree tree)
    {
        await tree.Take(Id, "--owner", "alice");
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));
    }

    private static void Commit(SampleTree tree) => tree.Work(Id);

    private static Func<SampleTree, Task> GivenUp(string result) =>
        async tree =>
        {
            await tree.Take(Id);
            tree.Work(Id);
            await tree.Tool.Must("finish", Id, "--result", result, "--summary", "as far as it goes");
        };
}
