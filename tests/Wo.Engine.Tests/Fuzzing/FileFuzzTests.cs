using System.Text;
using System.Text.Json;
using Wo.Engine.Configuration;
using Wo.Engine.Index;
using Wo.Engine.Read;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Fuzzing;

/// <summary>Files that the tool reads besides work orders: its configuration, its inputs and its own index.</summary>
[Soak]
public sealed class FileFuzzTests
{
    [Fact]
    public void Whatever_the_configuration_has_become_it_is_read_or_refused()
    {
        using var tree = new HistoryTree([]);
        var files = PlatformFileSystem.Create();
        Fuzz.Run(
            FuzzSeeds.Own(
                "lock_ttl_seconds: 60\nworktree_root: ../w\nbranch_template: feat/{id}\nbase_branch: main\n",
                "session_file: _ctx/session_x.md\non_gate_failure: fail\ncloseout: keep-worktree\ngate_timeout_seconds: 5\n",
                "keep_ignored: ['.env*']\nevidence: {a.log: 'echo a'}\nbackup_retention_days: 3\ndod_checks: off\n"
            ),
            bytes =>
            {
                Write(tree.Layout.Configuration, bytes);
                var settings = new SettingsReader(files, tree.Layout).Read("60");
                Assert.True(settings.IsOk ? settings.Value.LockTtlSeconds == 60 : settings.Error!.Cause.Length > 0);
            }
        );
    }

    [Fact]
    public void Whatever_backlog_and_definitions_have_become_a_work_order_is_linted_against_them()
    {
        using var tree = new HistoryTree([new SampleWorkOrder("WO-0001")]);
        var (backlog, definitions) = (tree.Layout.Backlog, tree.Layout.DefinitionsOfDone / "samples.yaml");
        var seeds = new[] { File.ReadAllBytes(backlog.FullPath), File.ReadAllBytes(definitions.FullPath) };
        Fuzz.Run(
            seeds,
            bytes =>
            {
                Write(bytes.Length % 2 == 0 ? backlog : definitions, bytes);
                var workspace = tree.Start(new HistoryFileSystem(PlatformFileSystem.Create(), tree.Times));
                var reading = new TreeReader(workspace).Read();
                var active = Assert.Single(reading.Scan.Entries).Active!;
                Assert.All(reading.Linter.Lint(active), finding => Assert.NotEmpty(finding.Message));
            }
        );
    }

    [Fact]
    public void Whatever_the_index_has_become_it_is_seen_to_be_stale_and_made_again()
    {
        using var tree = new HistoryTree([new SampleWorkOrder("WO-0001")]);
        var workspace = tree.Start(new HistoryFileSystem(PlatformFileSystem.Create(), tree.Times));
        var bookkeeping = new Bookkeeping(workspace);
        Assert.True(bookkeeping.Index.Publish().IsOk);
        var good = File.ReadAllBytes(tree.Layout.Index.FullPath);
        Fuzz.Run(
            [good],
            bytes =>
            {
                Write(tree.Layout.Index, bytes);
                Write(tree.Layout.LegacyIndex, bytes);
                var state = bookkeeping.IndexCheck.Check().Value;
                Assert.NotEqual(IndexState.Missing, state);
                if (state == IndexState.Current)
                {
                    Assert.Equal(MadeAt(TimeIn(bytes), good), Encoding.UTF8.GetString(bytes));
                }
            }
        );
        Assert.Equal(IndexOutcome.Published, bookkeeping.Index.Publish().Value);
        Assert.Equal(IndexState.Current, bookkeeping.IndexCheck.Check().Value);
    }

    /// <summary>The very text of an index of the same tree that was made at another time.</summary>
    private static string MadeAt(string time, byte[] index) =>
        Encoding.UTF8.GetString(index).Replace(TimeIn(index), time, StringComparison.Ordinal);

    private static string TimeIn(byte[] index)
    {
        using var json = JsonDocument.Parse(index);
        return json.RootElement.GetProperty("generated_at").GetRawText();
    }

    private static void Write(CtxPath path, byte[] bytes)
    {
        Directory.CreateDirectory(path.FullDirectory);
        File.WriteAllBytes(path.FullPath, bytes);
    }
}
