using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What stands against closing a work order. The verdict and the logs are written all the same.</summary>
internal static class GateFailures
{
    private const string Id = "WO-0001";
    private static readonly string[] Finish = ["finish", Id];
    private static readonly string[] Evidence = ["_ctx/logs/", "_ctx/handoff/", "_ctx/index/", "_ctx/jobs/index.json"];

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["a verify command that fails"] = Gate(
                "GATE_FAILED",
                _ => { },
                new(Id) { Verify = ["true", "exit 3"] },
                counts: true
            ),
            ["a verify command that dies"] = Gate(
                "GATE_FAILED",
                _ => { },
                new(Id) { Verify = ["kill -9 $$"] },
                counts: true
            ),
            ["an uncommitted change"] = Worktree("WORKTREE_DIRTY", tree => Write(tree, "src/code.txt")) with
            {
                Rows = [64],
            },
            ["a change that the index hides"] = Worktree(
                "WORKTREE_DIRTY",
                tree =>
                {
                    GitSandbox.GitIn(tree.WorktreeOf(Id), "update-index", "--assume-unchanged", "src/code.txt");
                    Write(tree, "src/code.txt");
                }
            ),
            ["an untracked file"] = Worktree("WORKTREE_DIRTY", tree => Write(tree, "src/new.txt")) with { Rows = [64] },
            ["a detached worktree"] = Worktree(
                "WORKTREE_UNUSABLE",
                tree => GitSandbox.GitIn(tree.WorktreeOf(Id), "checkout", "--quiet", "--detach")
            ) with
            {
                Rows = [62],
            },
            ["no commit"] = Worktree("NO_COMMITS", _ => { }) with { Arrange = Taken(_ => { }, withResult: false) },
            ["no commit, and a summary"] = Worktree("NO_COMMITS", _ => { }) with
            {
                Arguments = [.. Finish, "--summary", "it's all there"],
                Arrange = Taken(_ => { }, withResult: false),
            },
            ["commits that a switch left behind"] = Worktree("NO_COMMITS", _ => { }) with
            {
                Arrange = Taken(
                    tree =>
                    {
                        GitSandbox.GitIn(tree.WorktreeOf(Id), "switch", "--quiet", "--create", "it's-mine");
                        tree.Work(Id);
                        GitSandbox.GitIn(tree.WorktreeOf(Id), "switch", "--quiet", $"feat/wo-{Id}");
                    },
                    withResult: true
                ),
            },
            ["commits on another branch"] = Worktree("WORKTREE_UNUSABLE", _ => { }) with
            {
                Arrange = Taken(
                    tree =>
                    {
                        GitSandbox.GitIn(tree.WorktreeOf(Id), "switch", "--quiet", "--create", "it's-mine");
                        tree.Work(Id);
                    },
                    withResult: true
                ),
            },
            ["commits on a detached HEAD"] = Worktree("WORKTREE_UNUSABLE", _ => { }) with
            {
                Arrange = Taken(
                    tree =>
                    {
                        GitSandbox.GitIn(tree.WorktreeOf(Id), "switch", "--quiet", "--detach");
                        tree.Work(Id);
                    },
                    withResult: true
                ),
            },
            ["a branch that was renamed"] = Worktree(
                "WORKTREE_UNUSABLE",
                tree => GitSandbox.GitIn(tree.WorktreeOf(Id), "branch", "--move", "renamed")
            ),
            ["a verify command that fails, from the worktree"] = Gate(
                "GATE_FAILED",
                _ => { },
                new(Id) { Verify = ["echo why; exit 3"] },
                counts: true
            ) with
            {
                Place = tree => tree.WorktreeOf(Id),
            },
            ["a file outside of the scope"] = Gate("SCOPE_VIOLATIONS", tree => Commit(tree, "it's/other file.txt")),
            ["a file outside of the scope, looked at"] = Gate(
                "SCOPE_VIOLATIONS",
                tree => Commit(tree, "other.txt")
            ) with
            {
                Arguments = ["verify", Id],
            },
            ["a work order that is edited on its branch"] = Gate(
                "BLOCKED_PATHS",
                tree => Commit(tree, $"_ctx/jobs/pending/{Id}.yaml")
            ),
            ["a file under _ctx that the policy does not know"] = Gate(
                "UNKNOWN_PATHS",
                tree => Commit(tree, "_ctx/notes.md")
            ),
            ["more work than the budget"] = Gate(
                "DIFF_BUDGET_EXCEEDED",
                _ => { },
                new(Id) { More = ["diff_budget: {max_files: 0}"] }
            ),
            ["three gates at once"] = Gate(
                "SCOPE_VIOLATIONS",
                tree =>
                {
                    Commit(tree, "other.txt");
                    Commit(tree, "_ctx/notes.md");
                },
                new(Id) { More = ["diff_budget: {max_files: 1}"] }
            ),
            ["an artifact that is missing"] = Gate("EVIDENCE_MISSING", tree => Require(tree, "notes.md, docs/x.md")),
            ["an artifact that is a directory"] = Gate(
                "EVIDENCE_INVALID",
                tree =>
                {
                    Require(tree, "notes.md");
                    Directory.CreateDirectory(Path.Combine(tree.Root, "_ctx", "handoff", Id, "notes.md"));
                }
            ),
            ["no result in the session log"] = Gate("GATE_FAILED", _ => { }, new(Id), withResult: false),
        };

    private static FailureCase Gate(
        string code,
        Action<SampleTree> spoil,
        SampleWorkOrder? workOrder = null,
        bool counts = false,
        bool withResult = true
    ) =>
        new(1, code, Finish)
        {
            WorkOrders = [workOrder ?? new(Id), new("WO-0002")],
            Arrange = Working(spoil, withResult),
            // A failed verify command is counted in the work order.
            Writes = counts ? [.. Evidence, "_ctx/jobs/running/", ".git/wo/records/"] : Evidence,
        };

    private static FailureCase Worktree(string code, Action<SampleTree> spoil) =>
        Gate(code, spoil) with
        {
            ExitCode = 5,
        };

    private static Func<SampleTree, Task> Working(Action<SampleTree> spoil, bool withResult) =>
        Taken(
            tree =>
            {
                tree.Work(Id);
                spoil(tree);
            },
            withResult
        );

    private static Func<SampleTree, Task> Taken(Action<SampleTree> spoil, bool withResult) =>
        async tree =>
        {
            await tree.Take(Id);
            if (withResult)
            {
                await tree.Tool.Must("session", "result", Id, "it works");
            }

            spoil(tree);
        };

    private static void Commit(SampleTree tree, string path)
    {
        Write(tree, path);
        var worktree = tree.WorktreeOf(Id);
        GitSandbox.GitIn(worktree, "add", "--force", "--", path);
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", "more");
    }

    private static void Require(SampleTree tree, string artifacts) =>
        tree.Repository.Write("_ctx/dod/samples.yaml", SampleInputs.DefinitionOfDone("DOD-SAMPLE", artifacts));

    private static void Write(SampleTree tree, string path)
    {
        var file = Path.Combine(tree.WorktreeOf(Id), path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.AppendAllText(file, "# a line more\n");
    }
}
