namespace Wo.Tool.Tests.Commands;

public sealed class ShowCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Show_tells_what_a_work_order_waits_for_what_it_blocks_and_what_can_be_done()
    {
        tree.Put("WO-1", more: "dependencies: [WO-2, WO-9]")
            .Put("WO-2", "running")
            .Put("WO-3", more: "dependencies: [WO-1]");

        var run = await tree.Wo("show", "WO-1");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("WO-1  Title of WO-1\n", run.Output);
        Assert.Contains("  depends on  WO-2 (running)\n              WO-9 (missing)\n", run.Output);
        Assert.Contains("  blocks      WO-3\n", run.Output);
        Assert.Contains("  next        wo preflight WO-1\n", run.Output);
        Assert.Contains("there is no work order WO-9 [DEPENDENCY_UNKNOWN]", run.Output);
    }

    [Fact]
    public async Task Show_tells_who_holds_a_work_order_and_never_the_token()
    {
        tree.Put("WO-1");
        var taken = await tree.Wo("take", "WO-1", "--json");
        var token = taken.Json.GetProperty("data").GetProperty("token").GetString()!;

        var text = await tree.Wo("show", "WO-1");
        var json = await tree.Wo("show", "WO-1", "--json");

        Assert.Contains("  state     running\n", text.Output);
        Assert.Contains("  held by   ada on ", text.Output);
        Assert.Contains("  lease     expires in 23 h\n", text.Output);
        Assert.Contains("  next      wo finish WO-1\n            wo take WO-1 --resume\n", text.Output);
        var lease = json.Json.GetProperty("data").GetProperty("lease");
        Assert.Equal("ada", lease.GetProperty("owner").GetString());
        Assert.False(lease.GetProperty("stale").GetBoolean());
        Assert.DoesNotContain(token, text.Output + json.Output);
    }

    [Fact]
    public async Task Show_points_to_line_and_column_of_what_is_wrong()
    {
        tree.Put("WO-1", priority: "urgent");

        var run = await tree.Wo("show", "WO-1", "--json");

        var finding = run.Json.GetProperty("data").GetProperty("findings")[0];
        Assert.Equal(5, finding.GetProperty("line").GetInt32());
        Assert.Equal(11, finding.GetProperty("column").GetInt32());
        Assert.Equal("$.priority", finding.GetProperty("json_path").GetString());
        Assert.False(run.Json.GetProperty("data").GetProperty("ready").GetBoolean());
    }

    [Theory]
    [InlineData("WO-0005", "WO_UNREADABLE", "git diff -- _ctx/jobs/done/WO-0005.yaml")]
    [InlineData("WO-0006", "WO_AMBIGUOUS", "wo reconcile")]
    public async Task Showing_what_cannot_be_read_shows_what_there_is_and_exits_with_6(
        string id,
        string code,
        string next
    )
    {
        tree.PutVariety();

        var run = await tree.Wo("show", id, "--json");
        var text = await tree.Wo("show", id);

        Assert.Equal(6, run.ExitCode);
        Assert.Equal(code, run.Json.GetProperty("error").GetProperty("code").GetString());
        Assert.NotEmpty(run.Json.GetProperty("data").GetProperty("files").EnumerateArray());
        Assert.Contains($"  next      {next}\n", text.Output);
        Assert.Contains($"NEXT_STEPS:\n  {next}\n", text.Error);
    }

    [Fact]
    public async Task Showing_a_work_order_with_a_damaged_control_record_exits_with_6()
    {
        tree.Put("WO-1");
        await tree.Wo("take", "WO-1");
        File.WriteAllText(Path.Combine(tree.Git.Root, ".git/wo/records/WO-1"), "{");

        Assert.Equal(6, (await tree.Wo("show", "WO-1")).ExitCode);
    }

    [Theory]
    [InlineData("WO-9", "there is no work order WO-9")]
    [InlineData("job-1", "'job-1' is not a work order id")]
    [InlineData("WO-aB", "did you mean WO-Ab?")]
    [InlineData("../WO-1", "'../WO-1' is not a work order id")]
    public async Task Showing_what_is_not_there_says_what_may_be_meant(string id, string cause)
    {
        tree.Put("WO-1").Put("WO-Ab");

        var run = await tree.Wo("show", id);

        Assert.Contains(cause, run.Error);
        Assert.Empty(run.Output);
        Assert.Contains(run.ExitCode, (int[])[2, 3]);
    }

    [Fact]
    public async Task Leaves_out_nothing_that_is_written()
    {
        tree.Put(
            "WO-1",
            more: """
            x_objective: |
              First line.
              Second line.
            x_tags: [a, b]
            x_links:
            - {href: one, kind: [spec, test]}
            x_zero: 0
            notes:
              deep: {er: here}
            diff_budget:
              max_files: 7
            stop_conditions: {max_fail_verify: 2}
            trace:
              ticket: T-1
              related_wos: [WO-2]
            x_rate: 0.5
            x_done: false
            """
        );

        var text = (await tree.Wo("show", "WO-1")).Output;
        var document = (await tree.Wo("show", "WO-1", "--json")).Json.GetProperty("data").GetProperty("document");

        string[] lines =
        [
            "more        version: 1",
            "            execution.engine: trifecta",
            "            x_objective:",
            "              First line.",
            "              Second line.",
            "            x_tags:",
            "              - a",
            "              - b",
            "              - href: one, kind: [spec, test]",
            "            x_zero: 0",
            "            notes.deep.er: here",
            "            diff_budget.max_files: 7",
            "            stop_conditions.max_fail_verify: 2",
            "            trace.ticket: T-1",
            "              - WO-2",
            "            x_done: false",
        ];
        var shown = text.Split('\n').Select(line => line.Replace("more", "").Trim()).ToHashSet();
        Assert.All(lines, line => Assert.Contains(line.Replace("more", "").Trim(), shown));
        Assert.Equal("First line.\nSecond line.\n", document.GetProperty("x_objective").GetString());
        Assert.Equal("spec", document.GetProperty("x_links")[0].GetProperty("kind")[0].GetString());
        Assert.Equal(0, document.GetProperty("x_zero").GetInt32());
        Assert.Equal(0.5, document.GetProperty("x_rate").GetDouble());
        Assert.False(document.GetProperty("x_done").GetBoolean());
        Assert.Equal("trifecta", document.GetProperty("execution").GetProperty("engine").GetString());
    }

    [Fact]
    public async Task Shows_the_keys_of_a_work_order_whose_fields_have_wrong_types()
    {
        tree.PutText("WO-1", "pending", "id: WO-1\ntitle: [not, text]\nobjective: still readable\n");

        Assert.Contains(" objective: still readable\n", (await tree.Wo("show", "WO-1")).Output);
    }
}
