using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What is wrong with the place, the repository or the configuration.</summary>
internal static class PlaceFailures
{
    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["a directory without git"] = new(3, "NO_REPOSITORY", "list") { Place = Surroundings },
            ["a repository without work orders"] = new(3, "NO_CTX", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree => GitSandbox.GitIn(Surroundings(tree), "init", "--quiet", "empty")),
                Place = tree => tree.Repository.Surroundings.At("empty"),
            },
            ["a root that does not exist"] = new(3, "NO_CTX", "status", "--root", "/nowhere/at/all"),
            ["another root in the same repository"] = new(5, "OTHER_ROOT", "list", "--root", "services")
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write("services/_ctx/dod/dod.yaml", "version: 1\n")
                ),
            },
            ["a second tree"] = new(5, "OTHER_ROOT", "init", "--root", "services")
            {
                Arrange = FailureCase.Files(tree => Directory.CreateDirectory(Path.Combine(tree.Root, "services"))),
            },
            ["a setting that names another root"] = new(5, "OTHER_ROOT", "status")
            {
                Arrange = FailureCase.Files(tree =>
                {
                    tree.Repository.Write(".git/wo/root", "../..\n");
                    tree.Repository.Write("services/_ctx/dod/dod.yaml", "version: 1\n");
                    tree.Repository.Git("config", "wo.root", "services");
                }),
            },
            ["a sparse checkout without work orders"] = new(3, "NO_CTX", "status")
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Git("sparse-checkout", "set", "src")),
                Says = ["sparse"],
            },
            ["work orders that were deleted and that git has"] = new(3, "NO_CTX", "init")
            {
                Arrange = FailureCase.Files(tree => Directory.Delete(Path.Combine(tree.Root, "_ctx"), recursive: true)),
                Says = ["deleted"],
            },
            ["a branch without work orders"] = new(3, "NO_CTX", "list")
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Git("switch", "--quiet", "--orphan", "pages")),
                Says = ["pages", "main"],
            },
            ["a worktree that became bare"] = new(3, "NO_CTX", "list")
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Git("config", "core.bare", "true")),
                Says = ["core.bare"],
                Rows = [60],
            },
            ["no git on the path"] = new(3, "NO_REPOSITORY", "take", "WO-0001")
            {
                Variables = new() { ["PATH"] = "/nonexistent" },
                Writes = [".git/wo/records/WO-0001"],
                Rows = [58],
            },
            ["init outside a repository"] = new(3, "NO_REPOSITORY", "init") { Place = Surroundings },
            ["a configuration that breaks its schema"] = new(5, "INVALID_CONFIGURATION", "take", "WO-0001")
            {
                Arrange = Configured("lock_ttl_seconds: soon"),
            },
            ["a configuration with an unknown key"] = new(5, "INVALID_CONFIGURATION", "take", "WO-0001")
            {
                Arrange = Configured("lock_ttl: 5"),
            },
            ["a configuration that is no YAML"] = new(5, "INVALID_CONFIGURATION", "take", "WO-0001")
            {
                Arrange = Configured("{"),
            },
            ["a base branch that does not exist"] = new(5, "INVALID_CONFIGURATION", "take", "WO-0001")
            {
                Arrange = Configured("base_branch: trunk"),
            },
            ["a repository without a commit"] = new(5, "NO_BASE_COMMIT", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Git("update-ref", "-d", "refs/heads/main")),
                Rows = [61],
            },
            ["a bare repository"] = new(3, "NO_CTX", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                    GitSandbox.GitIn(Surroundings(tree), "clone", "--quiet", "--bare", tree.Root, "bare.git")
                ),
                Place = tree => tree.Repository.Surroundings.At("bare.git"),
                Says = ["git config wo.root"],
                Rows = [60],
            },
            ["a worktree of a bare repository"] = new(3, "NO_CTX", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                {
                    GitSandbox.GitIn(Surroundings(tree), "clone", "--quiet", "--bare", tree.Root, "bare.git");
                    GitSandbox.GitIn(
                        tree.Repository.Surroundings.At("bare.git"),
                        "worktree",
                        "add",
                        "--quiet",
                        "../linked",
                        "main"
                    );
                }),
                Place = tree => tree.Repository.Surroundings.At("linked"),
                Says = ["git config wo.root"],
                Rows = [60],
            },
            ["a tree behind a symbolic link"] = new(5, "SYMLINK_REFUSED", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                {
                    Directory.Move(Path.Combine(tree.Root, "_ctx"), tree.Repository.Surroundings.At("elsewhere"));
                    Directory.CreateSymbolicLink(
                        Path.Combine(tree.Root, "_ctx"),
                        tree.Repository.Surroundings.At("elsewhere")
                    );
                }),
                Rows = [23],
            },
            ["a tree behind a symbolic link that stays inside"] = new(5, "SYMLINK_REFUSED", "reconcile", "--apply")
            {
                Arrange = FailureCase.Files(tree => Linked(tree, "_ctx", Path.Combine(tree.Root, "elsewhere"))),
                Says = ["real directory"],
                Rows = [23],
            },
            ["jobs behind a symbolic link"] = new(5, "SYMLINK_REFUSED", "list")
            {
                Arrange = FailureCase.Files(tree =>
                    Linked(tree, "_ctx/jobs", tree.Repository.Surroundings.At("elsewhere"))
                ),
                Says = ["real directory"],
                Rows = [23],
            },
            ["a state behind a symbolic link that stays inside"] = new(1, "FINDINGS_REPORTED", "reconcile", "--apply")
            {
                Arrange = FailureCase.Files(tree =>
                    Linked(tree, "_ctx/jobs/pending", Path.Combine(tree.Root, "_ctx/elsewhere"))
                ),
                Says = ["SYMLINK_REFUSED"],
                Rows = [23],
            },
            ["a state behind a symbolic link"] = new(5, "SYMLINK_REFUSED", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                    Directory.CreateSymbolicLink(
                        Path.Combine(tree.Root, "_ctx", "jobs", "running"),
                        Directory.CreateDirectory(tree.Repository.Surroundings.At("elsewhere")).FullName
                    )
                ),
                Rows = [23],
            },
        };

    private static string Surroundings(SampleTree tree) => tree.Repository.Surroundings.Path;

    /// <summary>Moves a directory and leaves a link.</summary>
    private static void Linked(SampleTree tree, string path, string target)
    {
        Directory.Move(Path.Combine(tree.Root, path), target);
        Directory.CreateSymbolicLink(Path.Combine(tree.Root, path), target);
    }

    private static Func<SampleTree, Task> Configured(string text) =>
        FailureCase.Files(tree => tree.Repository.Write("_ctx/policy/wo.yaml", text + "\n"));
}
