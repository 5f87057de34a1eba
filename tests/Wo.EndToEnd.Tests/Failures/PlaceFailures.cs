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
            ["no git on the path"] = new(3, "NO_REPOSITORY", "take", "WO-0001")
            {
                Variables = new() { ["PATH"] = "/nonexistent" },
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
            },
            ["a tree behind a symbolic link"] = new(3, "NO_CTX", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                {
                    Directory.Move(Path.Combine(tree.Root, "_ctx"), tree.Repository.Surroundings.At("elsewhere"));
                    Directory.CreateSymbolicLink(
                        Path.Combine(tree.Root, "_ctx"),
                        tree.Repository.Surroundings.At("elsewhere")
                    );
                }),
            },
            ["a state behind a symbolic link"] = new(5, "SYMLINK_REFUSED", "take", "WO-0001")
            {
                Arrange = FailureCase.Files(tree =>
                    Directory.CreateSymbolicLink(
                        Path.Combine(tree.Root, "_ctx", "jobs", "running"),
                        Directory.CreateDirectory(tree.Repository.Surroundings.At("elsewhere")).FullName
                    )
                ),
            },
        };

    private static string Surroundings(SampleTree tree) => tree.Repository.Surroundings.Path;

    private static Func<SampleTree, Task> Configured(string text) =>
        FailureCase.Files(tree => tree.Repository.Write("_ctx/policy/wo.yaml", text + "\n"));
}
