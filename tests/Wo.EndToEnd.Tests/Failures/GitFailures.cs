using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What git says no to, or cannot do.</summary>
internal static class GitFailures
{
    private const string Id = "WO-0001";

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["a repository that git does not trust"] = new(7, "GIT_FAILED", "take", Id)
            {
                Git = "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec \"$GIT\" \"$@\"",
                Writes = [$".git/wo/records/{Id}"],
                Says = ["git config --global --add safe.directory"],
                Rows = [74],
            },
            ["a git that crashes"] = Script("kill -SEGV $$"),
            ["a git that crashes where the branch is there"] = new(7, "GIT_FAILED", "take", Id)
            {
                Git = "kill -SEGV $$",
                Arrange = FailureCase.Files(tree => tree.Repository.Git("branch", $"feat/wo-{Id}")),
            },
            ["a git that fails without a word"] = Script("exit 3"),
            ["a git that fails to make the worktree"] = Script(
                "case \"$*\" in *'worktree add'*) echo 'fatal: no' >&2; exit 128;; esac; exec \"$GIT\" \"$@\""
            ),
            ["a git that fails to make the branch"] = Script(
                "case \"$*\" in *update-ref*) echo 'fatal: no' >&2; exit 128;; esac; exec \"$GIT\" \"$@\""
            ),
            ["a git that is too old for a worktree"] = new(7, "GIT_TOO_OLD", "take", Id)
            {
                Git = OldGit.Script("\"$GIT\"", "2.17.1"),
                Writes = [$".git/wo/records/{Id}"],
                Says = ["git 2.17", "2.25 or newer"],
            },
            ["a git that is too old for a new tree"] = new(7, "GIT_TOO_OLD", "init")
            {
                Git = OldGit.Script("\"$GIT\"", "2.17.1"),
            },
            ["a file of agents that leads nowhere"] = new(5, "AGENT_FILE_UNUSABLE", "agents", "install")
            {
                Arrange = FailureCase.Files(tree =>
                    File.CreateSymbolicLink(Path.Combine(tree.Root, "AGENTS.md"), "/nowhere/AGENTS.md")
                ),
            },
            ["a hook that a manager writes"] = new(5, "HOOK_MANAGED", "hook", "install")
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.InstallHook("pre-commit", "lefthook run pre-commit")
                ),
                Says = ["lefthook.yml"],
            },
            ["hooks that others share"] = new(5, "HOOKS_ELSEWHERE", "hook", "install")
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Git("config", "core.hooksPath", tree.Repository.Surroundings.Path)
                ),
            },
            ["a closure by hand"] = new(1, "HAND_MADE_CLOSURE", "hook", "run", "pre-commit")
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Write(new SampleWorkOrder("WO-0007") { State = "done" });
                    tree.Repository.Git("add", "_ctx/jobs/done");
                }),
            },
            ["a branch with the name of a command"] = Invalid("branch: '$(touch pwned)'"),
            ["a branch with a newline"] = Invalid("branch: \"feat/a\\nb\""),
            ["a branch that is HEAD"] = Invalid("branch: HEAD"),
            ["a worktree on the way of a sibling clone"] = new(4, "WORKTREE_UNAVAILABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    GitSandbox.GitIn(tree.Root, "clone", "--quiet", tree.Root, tree.WorktreeOf(Id))
                ),
                Says = ["another clone", "worktree_root"],
                Rows = [68],
            },
            ["a worktree on the way of a file"] = new(4, "WORKTREE_UNAVAILABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Surroundings.Write($".worktrees/{Id}", "somebody's")
                ),
                Writes = [$".git/wo/records/{Id}"],
                Rows = [68],
            },
            ["a branch that is checked out elsewhere"] = new(4, "WORKTREE_UNAVAILABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Repository.Branch(SampleTree.BranchOf(Id));
                    tree.Repository.AddWorktree("by hand", SampleTree.BranchOf(Id));
                }),
                Says = ["by hand"],
                Rows = [66],
            },
            ["a branch in the way of the branch"] = new(4, "WORKTREE_UNAVAILABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Branch(SampleTree.BranchOf(Id) + "/more")),
                Says = [SampleTree.BranchOf(Id) + "/more"],
                Writes = [$".git/wo/records/{Id}"],
                Rows = [67],
            },
            ["a hook that says no"] = new(7, "GIT_FAILED", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.InstallHook("post-checkout", "echo 'not on Sundays' >&2; exit 1")
                ),
                Says = ["not on Sundays"],
                Writes = [$".git/wo/records/{Id}"],
                Rows = [69],
            },
            ["a locked worktree that is missing"] = new(4, "WORKTREE_UNAVAILABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Repository.Branch(SampleTree.BranchOf(Id));
                    var path = tree.Repository.AddWorktree(".worktrees/" + Id, SampleTree.BranchOf(Id));
                    tree.Repository.Git("worktree", "lock", path);
                    Directory.Delete(path, recursive: true);
                }),
                Says = ["git worktree unlock"],
                Rows = [71],
            },
            ["a detached main worktree that is to be worked in"] = new(
                4,
                "WORKTREE_UNAVAILABLE",
                "take",
                Id,
                "--no-worktree"
            )
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Git("checkout", "--quiet", "--detach")),
                Says = ["check out a branch first"],
                Rows = [62],
            },
            ["a lock of git that a dead one left"] = new(7, "GIT_FAILED", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write($".git/refs/heads/{SampleTree.BranchOf(Id)}.lock", "")
                ),
                Says = [".lock", "remove the file manually"],
                Writes = [$".git/wo/records/{Id}"],
                Rows = [70],
            },
        };

    private static FailureCase Script(string script) =>
        new(7, "GIT_FAILED", "take", Id)
        {
            Git = script,
            Writes = [$".git/wo/records/{Id}"],
            Says = ["git status"],
        };

    private static FailureCase Invalid(string line) =>
        new(5, "WO_INVALID", "take", Id) { WorkOrders = [new(Id) { More = [line] }], Rows = [75] };
}
