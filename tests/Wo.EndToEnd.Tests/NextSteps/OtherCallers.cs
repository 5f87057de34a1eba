using Wo.EndToEnd.Tests.Concurrency;
using Wo.EndToEnd.Tests.Failures;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>
/// Callers who are not the one that an answer is easily written for: another owner, another user, another directory or
/// repository, another clone, and one who mistypes an id or whose file was lost or broken.
/// </summary>
internal static class OtherCallers
{
    private const string Id = "WO-0001";
    private const string Broken = "a: [\n";

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            // Another owner or user.
            ["finish by another owner"] = Case(4, "finish", Id, "--owner", "bob") with
            {
                Arrange = HeldByAlice,
            },
            ["heartbeat by another owner"] = Case(4, "heartbeat", Id, "--owner", "bob") with { Arrange = HeldByAlice },
            ["take of what another owner holds, under a name"] = Case(4, "take", Id, "--owner", "bob") with
            {
                Arrange = HeldByAlice,
            },
            ["resume of what another owner let expire"] = Case(4, "take", Id, "--resume", "--owner", "bob") with
            {
                Arrange = Expired,
            },
            ["finish of what another owner let expire"] = Case(4, "finish", Id, "--owner", "bob") with
            {
                Arrange = Expired,
            },
            ["take of what another owner let expire"] = Case(4, "take", Id) with { Arrange = Expired },
            ["preflight of what another owner let expire"] = Case(4, "preflight", Id) with { Arrange = Expired },
            ["show of what the same user took under a name"] = Case(0, "show", Id) with { Arrange = HeldByAlice },
            ["show by a holder with a token"] = Case(0, "show", Id) with
            {
                Arrange = HeldByAlice,
                Variables = new() { ["WO_OWNER"] = "bob" },
            },
            ["release without a name of what was taken under one"] = Case(4, "release", Id, "--reason", "no time") with
            {
                Arrange = HeldByAlice,
            },

            // Another directory.
            ["status in a worktree"] = Case(0, "status") with
            {
                Arrange = async tree => await tree.TakeAndWork(Id),
                Place = tree => tree.WorktreeOf(Id),
            },
            ["take from a worktree"] = Case(0, "take", "WO-0002") with
            {
                Arrange = async tree => await tree.TakeAndWork(Id),
                AsAsked = tree => tree.Work("WO-0002"),
                Place = tree => tree.WorktreeOf(Id),
            },
            ["take of an unreadable one, from a worktree"] = Case(6, "take", "WO-0002") with
            {
                Arrange = async tree =>
                {
                    await tree.TakeAndWork(Id);
                    File.WriteAllText(tree.FileOf("WO-0002", "pending"), Broken);
                },
                Place = tree => tree.WorktreeOf(Id),
            },
            ["an invalid one, from below the top"] = Case(5, "take", Id) with
            {
                Arrange = FailureCase.Files(tree => Unfit(tree, Id)),
                Place = tree => Path.Combine(tree.Root, "src"),
            },
            ["list in another repository"] = Case(3, "list") with
            {
                Arrange = FailureCase.Files(tree =>
                    GitSandbox.GitIn(tree.Repository.Surroundings.Path, "init", "--quiet", "another")
                ),
                Place = tree => tree.Repository.Surroundings.At("another"),
            },
            ["take in a clone of what runs in another"] = Case(4, "take", Id) with { Arrange = Cloned, Place = Clone },
            ["finish in a clone of what runs in another"] = Case(4, "finish", Id) with
            {
                Arrange = Cloned,
                Place = Clone,
            },
            ["show in a clone of what runs in another"] = Case(0, "show", Id) with { Arrange = Cloned, Place = Clone },
            ["reconcile in a clone of what runs in another"] = Case(0, "reconcile") with
            {
                Arrange = Cloned,
                Place = Clone,
            },
            ["status in a clone of what runs in another"] = Case(0, "status") with { Arrange = Cloned, Place = Clone },

            // Files that cannot be read, are invalid, or are gone.
            ["finish of one whose file broke"] = Case(6, "finish", Id) with
            {
                Arrange = async tree =>
                {
                    await tree.TakeAndWork(Id);
                    File.WriteAllText(tree.FileOf(Id, "running"), Broken);
                },
            },
            ["preflight of an unreadable one"] = Case(6, "preflight", Id) with { Arrange = Unreadable },
            ["list --ready beside an unreadable one"] = Case(0, "list", "--ready") with { Arrange = Unreadable },
            ["status beside an unreadable one"] = Case(0, "status") with { Arrange = Unreadable },
            ["reconcile of an unreadable one"] = Case(1, "reconcile") with { Arrange = Unreadable },
            ["reconcile of an unreadable one, with repairs"] = Case(1, "reconcile", "--apply") with
            {
                Arrange = Unreadable,
            },
            ["show of an invalid one"] = Case(0, "show", Id) with
            {
                Arrange = FailureCase.Files(tree => Unfit(tree, Id)),
            },
            ["reconcile of an invalid one"] = Case(1, "reconcile") with
            {
                Arrange = FailureCase.Files(tree => Unfit(tree, Id)),
            },
            ["list where git clean took the work orders"] = Case(0, "list") with { Arrange = Lost },
            ["take of one that git clean took"] = Case(6, "take", "WO-0003") with { Arrange = Lost },
            ["show of one that git clean took"] = Case(3, "show", "WO-0003") with { Arrange = Lost },
            ["the next one where git clean took some"] = Case(0, "list", "--ready") with { Arrange = Lost },
            ["reconcile where git clean took the work orders"] = Case(1, "reconcile") with { Arrange = Lost },
            ["a deletion of one that is there"] = Case(4, "reconcile", "--deleted", Id),
            ["a deletion of one that is held"] = Case(4, "reconcile", "--deleted", Id) with
            {
                Arrange = async tree =>
                {
                    await tree.Take(Id);
                    File.Delete(tree.FileOf(Id, "running"));
                },
            },

            // Mistyped ids.
            ["a slip of the fingers"] = Case(3, "take", "WO-0O01"),
            ["a digit too few"] = Case(3, "show", "WO-001"),
            ["another case"] = Case(3, "finish", "WO-0001.YAML"),
            ["an id of nothing that is like it"] = Case(3, "release", "WO-7777", "--reason", "not mine"),
        };

    private static FailureCase Case(int exitCode, params string[] arguments) => new(exitCode, "", arguments);

    private static async Task HeldByAlice(SampleTree tree) => await tree.Take(Id, "--owner", "alice");

    private static async Task Expired(SampleTree tree)
    {
        await HeldByAlice(tree);
        RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));
    }

    private static string Clone(SampleTree tree) => tree.Repository.Surroundings.At("clone");

    private static async Task Cloned(SampleTree tree)
    {
        await HeldByAlice(tree);
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", "Taken");
        GitSandbox.GitIn(tree.Repository.Surroundings.Path, "clone", "--quiet", tree.Root, "clone");

        // Beside the first clone, where the worktrees of both would have the same places.
        File.WriteAllText(
            tree.Repository.Surroundings.At("clone", "_ctx", "policy", "wo.yaml"),
            "worktree_root: ../.worktrees/clone\n"
        );
    }

    private static Task Unreadable(SampleTree tree)
    {
        File.WriteAllText(tree.FileOf(Id, "pending"), Broken);
        return Task.CompletedTask;
    }

    private static void Unfit(SampleTree tree, string id)
    {
        var file = tree.FileOf(id, "pending");
        File.WriteAllText(file, File.ReadAllText(file).Replace("P2", "P7", StringComparison.Ordinal));
    }

    /// <summary>Everything that git does not track is gone.</summary>
    private static async Task Lost(SampleTree tree)
    {
        await tree.Tool.Must("new", "--epic", "E-0001", "--title", "Not tracked", "--dod", "DOD-SAMPLE");
        tree.Repository.Git("clean", "-fdxq");
    }
}
