using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

public sealed class StatusCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Status_counts_states_and_names_the_next_work_order()
    {
        tree.Put("WO-1", priority: "P2").Put("WO-2", priority: "P0").Put("WO-3", "done");

        var run = await tree.Wo("status");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
               2 pending  2 ready, first WO-2: Title of WO-2
               0 running
               1 done
               0 failed
               0 partial

            next  wo take WO-2

            """,
            run.Output
        );
    }

    [Fact]
    public async Task Status_says_who_holds_what_for_how_long_and_what_has_expired()
    {
        tree.Put("WO-1").Put("WO-2");
        await tree.Wo("take", "WO-1");
        tree.Variables["WO_LOCK_TTL_SEC"] = "1";
        await tree.Wo("take", "WO-2", "--owner", "bob");
        Backdate("WO-2");

        var run = await tree.Wo("status");
        var json = await tree.Wo("status", "--json");

        Assert.Matches("RUNNING  OWNER  HELD +LEASE", run.Output);
        Assert.Matches("WO-1     ada    \\d s +expires in 23 h", run.Output);
        Assert.Matches("WO-2     bob    \\d+ d +expired \\d+ d ago", run.Output);
        Assert.Matches("STALE_LOCK +the lease of bob on WO-2 has expired", run.Output);
        Assert.EndsWith("next  wo take WO-2 --takeover\n", run.Output);
        var stale = json.Json.GetProperty("data").GetProperty("running")[1].GetProperty("lease");
        Assert.True(stale.GetProperty("stale").GetBoolean());
    }

    [Fact]
    public async Task Status_names_every_problem_of_open_work_with_the_code_that_reconcile_gives_it()
    {
        tree.PutVariety();
        tree.Put("WO-0020", "running");
        tree.PutText("WO-0021", "partial", TreeSandbox.Valid("WO-0021", "failed", "P1", "Contradicts itself", ""));
        tree.PutText("WO-0022", "pending", "title: [torn");
        tree.Git.Write("_ctx/jobs/done/WO-0030.yaml.bak.20260101T000000.0000000Z", "version: 1\n");

        var run = await tree.Wo("status", "--json");

        var data = run.Json.GetProperty("data");
        Assert.Equal(1, data.GetProperty("counts").GetProperty("conflict").GetInt32());
        Assert.Equal(
            ["BACKUP_ONLY", "DUPLICATE_WO_ID", "RUNNING_WITHOUT_LOCK", "STATUS_DIRECTORY_MISMATCH", "WO_UNREADABLE"],
            data.GetProperty("problems")
                .EnumerateArray()
                .Select(problem => problem.GetProperty("code").GetString())
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal("wo reconcile", data.GetProperty("hint").GetString());
    }

    [Fact]
    public async Task Status_still_works_where_the_configuration_does_not()
    {
        tree.Put("WO-1");
        tree.Git.Write("_ctx/policy/wo.yaml", "lock_ttl_seconds: soon\n");

        var run = await tree.Wo("status", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("_ctx/policy/wo.yaml", run.Json.GetProperty("warnings").ToString());
        Assert.Equal("WO-1", run.Json.GetProperty("data").GetProperty("next").GetProperty("id").GetString());
    }

    [Fact]
    public async Task The_status_of_an_empty_tree_has_no_next_work_order()
    {
        var run = await tree.Wo("status", "--json");

        Assert.Equal(JsonValueKind.Null, run.Json.GetProperty("data").GetProperty("next").ValueKind);
        Assert.Equal(0, run.Json.GetProperty("data").GetProperty("running").GetArrayLength());
    }

    private void Backdate(string id)
    {
        var record = Path.Combine(tree.Git.Root, ".git/wo/records", id);
        var year = DateTime.UtcNow.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        File.WriteAllText(record, File.ReadAllText(record).Replace($"\"{year}-", "\"2020-", StringComparison.Ordinal));
    }
}
