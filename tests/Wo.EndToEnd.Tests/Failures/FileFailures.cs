using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What is in the place of a file and is not that file.</summary>
internal static class FileFailures
{
    private const string Id = "WO-0003";
    private const string Known = "WO-0001";

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["take of a link to a file of the tree"] = new(5, "SYMLINK_REFUSED", "take", Id)
            {
                Arrange = Link("../../../README.md"),
                Says = ["put the file itself there"],
                Rows = [23],
            },
            ["take of a link to a file outside"] = new(5, "SYMLINK_REFUSED", "take", Id)
            {
                Arrange = Link("/etc/hostname"),
                Says = ["put the file itself there"],
                Rows = [23],
            },
            ["preflight of a link"] = new(5, "SYMLINK_REFUSED", "preflight", Id)
            {
                Arrange = Link("/etc/hostname"),
                Rows = [23],
            },
            ["show of a link"] = new(5, "SYMLINK_REFUSED", "show", Id) { Arrange = Link("/etc/hostname"), Rows = [23] },
            ["take of a pipe"] = new(3, "WO_NOT_FOUND", "take", Id)
            {
                Arrange = Pipe,
                Says = [$"_ctx/jobs/pending/{Id}.yaml is named like a work order and is no regular file"],
                Rows = [24],
            },
            ["preflight of a pipe"] = new(3, "WO_NOT_FOUND", "preflight", Id)
            {
                Arrange = Pipe,
                Says = ["is no regular file"],
                Rows = [24],
            },
            ["a note about a pipe"] = new(3, "WO_NOT_FOUND", "session", "intent", Id, "a plan")
            {
                Arrange = Pipe,
                Says = ["is no regular file"],
                Rows = [24],
            },
            ["finish of a directory"] = new(3, "WO_NOT_FOUND", "finish", Id)
            {
                Arrange = Directories($"_ctx/jobs/running/{Id}.yaml"),
                Says = ["is no regular file"],
                Rows = [24],
            },
            ["new in the place of a directory"] = new(
                4,
                "ALREADY_EXISTS",
                "new",
                Id,
                "--epic",
                "E-0001",
                "--title",
                "Another"
            )
            {
                Arrange = Directories($"_ctx/jobs/done/{Id}.yaml"),
                Rows = [24],
            },
            ["a lock that is a directory"] = new(7, "STORAGE_FAILED", "take", Known)
            {
                Arrange = Directories($"_ctx/jobs/running/{Known}.lock"),
                Says = [$"{Known}.lock", "wo reconcile"],
                Writes = [$".git/wo/records/{Known}"],
                Rows = [51],
            },
            ["a record that is a directory"] = new(6, "RECORD_UNREADABLE", "take", Known)
            {
                Arrange = Directories($".git/wo/records/{Known}"),
                Says = ["wo reconcile"],
                Rows = [50],
            },
            ["a record that is empty"] = new(6, "RECORD_UNREADABLE", "take", Known)
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Write($".git/wo/records/{Known}", "")),
                Says = ["wo reconcile"],
                Rows = [50],
            },
            ["a lock that is empty"] = new(4, "WO_LOCKED", "take", Known)
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Write($"_ctx/jobs/running/{Known}.lock", "")),
                Says = ["a lock without an owner's name", "wo reconcile --apply"],
                Rows = [50],
            },
            ["two ids that differ in case"] = new(5, "WO_INVALID", "take", "WO-twin")
            {
                WorkOrders = [new("WO-twin"), new("WO-Twin")],
                Says = ["WO-twin and WO-Twin differ in case only"],
                Rows = [20],
            },
            ["a new one that differs in case"] = new(
                4,
                "ALREADY_EXISTS",
                "new",
                "WO-TWIN",
                "--epic",
                "E-0001",
                "--title",
                "Twin"
            )
            {
                WorkOrders = [new("WO-twin")],
                Rows = [20],
            },
            ["the next one where it has a twin"] = new(1, "NO_READY_WORK", "take", "--next")
            {
                WorkOrders = [new("WO-twin"), new("WO-Twin")],
                Rows = [20],
            },
        };

    private static Func<SampleTree, Task> Link(string target) =>
        FailureCase.Files(tree => File.CreateSymbolicLink(tree.FileOf(Id, "pending"), target));

    private static Func<SampleTree, Task> Directories(string path) =>
        FailureCase.Files(tree => Directory.CreateDirectory(Path.Combine(tree.Root, path)));

    private static async Task Pipe(SampleTree tree)
    {
        using var make = System.Diagnostics.Process.Start("mkfifo", [tree.FileOf(Id, "pending")]);
        await make.WaitForExitAsync();
    }
}
