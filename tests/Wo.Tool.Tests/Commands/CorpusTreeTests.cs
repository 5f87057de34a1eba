using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>A tree that was written by hand and by older tools.</summary>
[Soak]
public sealed class CorpusTreeTests : IDisposable
{
    private static readonly string[] NoWorkOrders = ["_job.yaml", "-legacy.yaml"];

    private readonly TreeSandbox tree = new(withTree: false);

    public CorpusTreeTests()
    {
        var path = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "WO_CORPUS is not set: no real work orders to test with");
        Copy(Path.Combine(path!, "trifecta"), tree.Git.Root);
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task The_corpus_tree_is_counted_by_state_without_what_is_no_work_order()
    {
        var run = await tree.Wo("status", "--json");

        Assert.Equal(0, run.ExitCode);
        var counts = run.Json.GetProperty("data").GetProperty("counts");
        foreach (var state in new[] { "pending", "running", "done", "failed", "partial" })
        {
            Assert.Equal(FilesIn(state).Count, counts.GetProperty(state).GetInt32());
        }

        Assert.Equal(0, counts.GetProperty("conflict").GetInt32());
    }

    [Fact]
    public async Task The_corpus_tree_is_listed_with_every_file_and_nothing_else()
    {
        var run = await tree.Wo("list", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            AllIds(),
            run.Json.GetProperty("data").EnumerateArray().Select(IdOf).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Every_work_order_of_the_corpus_tree_can_be_shown_and_asked_about()
    {
        foreach (var id in AllIds())
        {
            var before = tree.Contents();
            foreach (string[] options in new[] { [], (string[])["--json"] })
            {
                var shown = await tree.Wo(["show", id, .. options]);
                var asked = await tree.Wo(["preflight", id, .. options]);

                Assert.Equal(0, shown.ExitCode);
                Assert.Contains(id, shown.Output);
                Assert.Contains(asked.ExitCode, (int[])[0, 5]);
            }

            Assert.Equal(before, tree.Contents());
        }
    }

    [Fact]
    public async Task Each_work_order_of_the_corpus_tree_that_is_ready_passes_its_preflight()
    {
        var run = await tree.Wo("list", "--ready", "--json");

        var ready = run.Json.GetProperty("data").EnumerateArray().Select(IdOf).ToList();
        Assert.Contains("WO-0037", ready);
        foreach (var id in ready)
        {
            Assert.Equal(0, (await tree.Wo("preflight", id!)).ExitCode);
        }
    }

    [Fact]
    public async Task Strict_lint_of_the_corpus_tree_reports_all_that_its_scripts_report()
    {
        var run = await tree.Wo("lint", "--strict", "--json");

        Assert.Equal(1, run.ExitCode);
        var found = run
            .Json.GetProperty("data")
            .GetProperty("findings")
            .EnumerateArray()
            .Select(finding =>
                $"{finding.GetProperty("level")} {finding.GetProperty("code")} "
                + $"{Path.GetFileName(finding.GetProperty("path").GetString())} {finding.GetProperty("json_path")}"
            )
            .ToList();
        string[] reported =
        [
            "error DEPENDENCY_UNKNOWN WO-0012.yaml $.dependencies[0]",
            "error DEPENDENCY_UNKNOWN WO-0017.yaml $.dependencies[0]",
            "error DEPENDENCY_UNKNOWN WO-0034.yaml $.dependencies[2]",
            "error DEPENDENCY_UNKNOWN WO-0065.yaml $.dependencies[1]",
            "error QUEUE_UNKNOWN backlog.yaml $.epics[0].wo_queue[2]",
            "note FOREIGN_FILE WO-0008_job.yaml $",
            "note FOREIGN_FILE WO-0009_job.yaml $",
            "note FOREIGN_FILE WO-0010-legacy.yaml $",
        ];
        Assert.Empty(reported.Except(found));
        var others = found.Except(reported).Where(IsNoQueue).ToList();
        Assert.DoesNotContain(others, finding => finding.StartsWith("error ", StringComparison.Ordinal));
        Assert.Equal(0, (await tree.Wo("lint")).ExitCode);
    }

    [Fact]
    public async Task The_form_of_the_corpus_tree_is_right_where_its_script_says_so_and_nowhere_else()
    {
        var before = (await tree.Wo("fmt", "--check", "--json")).Json.GetProperty("data").GetProperty("unformatted");
        var formatted = await tree.Wo("fmt");
        var after = await tree.Wo("fmt", "--check");

        Assert.Equal(24, before.GetArrayLength());
        Assert.Equal((0, 0), (formatted.ExitCode, after.ExitCode));
    }

    private static bool IsNoQueue(string finding) =>
        !finding.Contains("QUEUE_", StringComparison.Ordinal)
        && !finding.Contains("SCOPE_TOO_WIDE WO-0045.yaml", StringComparison.Ordinal);

    private static string? IdOf(System.Text.Json.JsonElement row) => row.GetProperty("id").GetString();

    private string[] AllIds() =>
        [
            .. new[] { "pending", "running", "done", "failed", "partial" }
                .SelectMany(FilesIn)
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal),
        ];

    private List<string> FilesIn(string state)
    {
        var directory = Path.Combine(tree.Git.Root, "_ctx/jobs", state);
        return
        [
            .. (Directory.Exists(directory) ? Directory.GetFiles(directory, "WO-*.yaml") : []).Where(file =>
                !NoWorkOrders.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))
            ),
        ];
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }
}
