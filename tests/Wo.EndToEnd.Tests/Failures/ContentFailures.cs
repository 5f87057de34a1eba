using System.Text;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What is wrong with the text of a work order.</summary>
internal static class ContentFailures
{
    private const string Id = "WO-0001";
    private static readonly string Valid = new SampleWorkOrder(Id).ToString();

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["an empty file"] = Unreadable("") with { Rows = [26] },
            ["a truncated file"] = Unreadable(Valid + "x_more: \"without en") with { Rows = [27] },
            ["a file full of NULs"] = Unreadable(new string('\0', 4096)) with { Rows = [28] },
            ["tabs for indentation"] = Unreadable(Valid + "x_more:\n\tkey: value\n") with { Rows = [31] },
            ["a key twice"] = Unreadable(Valid + "title: Another one\n") with { Rows = [32] },
            ["an alias bomb"] = Unreadable(Valid + "x_a: &a [1, 2]\nx_b: [*a, *a]\n") with { Rows = [33] },
            ["a depth bomb"] = Unreadable(
                Valid + "x_deep: " + new string('[', 3000) + new string(']', 3000) + "\n"
            ) with
            {
                Rows = [34],
            },
            ["a file beyond 1 MiB"] = Unreadable(Valid + "x_long: " + new string('a', 1 << 20) + "\n") with
            {
                Rows = [35],
            },
            ["several documents"] = Unreadable(Valid + "---\n" + Valid) with { Rows = [36] },
            ["a custom tag"] = Unreadable(Valid + "x_more: !python/object:os.system rm\n") with { Rows = [37] },
            ["conflict markers"] = Unreadable("<<<<<<< HEAD\n" + Valid + "=======\n>>>>>>> other\n") with
            {
                Rows = [76],
            },
            ["bytes that are not UTF-8"] = new(6, "WO_UNREADABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    File.WriteAllBytes(tree.FileOf(Id, "pending"), [.. Encoding.UTF8.GetBytes(Valid), 0xff, 0xfe, 0x0a])
                ),
                Rows = [39],
            },
            ["an unreadable file that take --next could depend on"] = new(6, "WO_UNREADABLE", "take", "--next")
            {
                WorkOrders = [new(Id), new("WO-0002") { State = "done" }],
                Arrange = Content("a: [\n"),
            },
            ["lint of what cannot be taken like this"] = new(1, "LINT_FAILED", "lint")
            {
                Arrange = Content(Valid.Replace("E-0001", "E-0404", StringComparison.Ordinal)),
                Says = ["UNKNOWN_EPIC"],
            },
            ["strict lint of one work order that waits for none that there is"] = new(
                1,
                "LINT_FAILED",
                "lint",
                Id,
                "--strict"
            )
            {
                WorkOrders = [new(Id) { Depends = ["WO-0404"] }],
            },
            ["lint of what has one right answer"] = new(1, "LINT_FAILED", "lint", "--strict")
            {
                Arrange = Content(Valid.Replace("status: pending", "status: done", StringComparison.Ordinal)),
                Says = ["wo lint --strict --fix"],
            },
            ["a form that is not canonical"] = new(1, "NOT_FORMATTED", "fmt", "--check"),
            ["the form of one work order"] = new(1, "NOT_FORMATTED", "fmt", Id, "--check"),
            ["a file of another tool that is none"] = new(5, "IMPORT_UNREADABLE", "import", "beads", "issues.jsonl")
            {
                Arrange = FailureCase.Files(tree => tree.Repository.Write("issues.jsonl", "{\"id\":\n")),
                Says = ["issues.jsonl", "line 2 is not JSON"],
            },
            ["dependencies of one that cannot be read"] = new(6, "WO_UNREADABLE", "deps")
            {
                Arrange = Content("a: [\n"),
            },
            ["a title that is missing"] = Invalid(Valid.Replace("title: ", "x_title: ", StringComparison.Ordinal)),
            ["a priority that does not exist"] = Invalid(Valid.Replace("P2", "P7", StringComparison.Ordinal)),
            ["a list where a text belongs"] = Invalid(
                Valid.Replace("epic_id: E-0001", "epic_id: [E-0001]", StringComparison.Ordinal)
            ) with
            {
                Rows = [41],
            },
            ["an epic that does not exist"] = Invalid(Valid.Replace("E-0001", "E-0404", StringComparison.Ordinal)),
            ["a definition of done that does not exist"] = Invalid(
                Valid.Replace("DOD-SAMPLE", "DOD-404", StringComparison.Ordinal)
            ),
            ["another engine"] = Invalid(Valid.Replace("engine: trifecta", "engine: other", StringComparison.Ordinal)),
            ["an incomplete flow"] = Invalid(Valid.Replace("  - ctx.sync\n", "", StringComparison.Ordinal)),
            ["a scope that allows everything"] = Invalid(
                Valid.Replace("    - src/**", "    - '**'", StringComparison.Ordinal)
            ),
            ["an id that differs from the file's name"] = Invalid(
                Valid.Replace("id: WO-0001", "id: WO-0003", StringComparison.Ordinal)
            ) with
            {
                Rows = [38],
            },
            ["a branch that git would take for an option"] = Invalid(Valid + "branch: --upload-pack=x\n") with
            {
                Rows = [75],
            },
            ["a worktree inside the git directory"] = Invalid(Valid + "worktree: .git/wo/there\n"),
            ["a worktree far away"] = Invalid(Valid + "worktree: /etc/there\n"),
            ["a worktree that is the repository"] = Invalid(Valid + "worktree: ../the repo\n"),
        };

    private static FailureCase Unreadable(string text) =>
        new(6, "WO_UNREADABLE", "take", Id) { Arrange = Content(text) };

    private static FailureCase Invalid(string text) => new(5, "WO_INVALID", "take", Id) { Arrange = Content(text) };

    private static Func<SampleTree, Task> Content(string text) =>
        FailureCase.Files(tree => File.WriteAllText(tree.FileOf(Id, "pending"), text));
}
