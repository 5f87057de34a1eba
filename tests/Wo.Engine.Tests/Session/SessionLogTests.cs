using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Tests.Read;
using Wo.Engine.Wording;

namespace Wo.Engine.Tests.Session;

public sealed class SessionLogTests : IDisposable
{
    private const string Log = "_ctx/session_proj.md";
    private static readonly WorkOrderId One = TreeFixture.Id("WO-1");
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_first_entry_creates_the_log_and_the_next_one_follows_it()
    {
        tree.Session.Append(SessionEntry.Intent(One, "Taken work order", "Segment clustering", "wo take WO-1"));
        tree.Clock.Now = tree.Clock.Now.AddHours(1);
        tree.Session.Append(SessionEntry.Note(One, "Released", "no time", "wo release WO-1 --reason 'no time'"));
        Assert.Equal(
            """
            # Session Log - proj

            ## History

            ## 2026-03-15 12:28 UTC
            - **Time**: 2026-03-15T12:28:30.000000+00:00
            - **Summary**: Taken work order WO-1: Segment clustering
            [WO-1] intent: Segment clustering
            - **Commands**: wo take WO-1

            ## 2026-03-15 13:28 UTC
            - **Time**: 2026-03-15T13:28:30.000000+00:00
            - **Summary**: Released WO-1: no time
            - **Commands**: wo release WO-1 --reason 'no time'


            """,
            tree.Read(Log)
        );
    }

    [Fact]
    public void The_heading_tells_the_minute_in_UTC_whatever_the_clock_s_offset()
    {
        tree.Clock.Now = new DateTimeOffset(2026, 3, 15, 23, 59, 59, TimeSpan.FromHours(-2));
        tree.Session.Append(SessionEntry.Note(One, "Noted", "x", "wo"));
        Assert.Contains("## 2026-03-16 01:59 UTC\n", tree.Read(Log));
    }

    [Fact]
    public void The_only_log_there_is_wins_over_the_name_of_the_root_folder()
    {
        tree.Write("_ctx/session_other.md", "# Session Log - other\n");
        Assert.Equal("_ctx/session_other.md", tree.Session.Append(Note()).Value.Relative);
        Assert.False(tree.Exists(Log));
    }

    [Fact]
    public void Of_several_logs_the_one_of_the_root_folder_is_meant_even_if_it_does_not_exist_yet()
    {
        tree.Write("_ctx/session_a.md", "");
        tree.Write("_ctx/session_b.md", "");
        Assert.Equal(Log, tree.Session.Append(Note()).Value.Relative);
    }

    [Fact]
    public void Directories_links_and_other_files_are_no_logs()
    {
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx", "session_dir.md"));
        tree.Write("_ctx/session_.md", "");
        tree.Write("_ctx/session_x.md.bak", "");
        File.CreateSymbolicLink(Path.Join(tree.Root, "_ctx", "session_link.md"), "session_x.md.bak");
        Assert.Equal(Log, tree.Session.Find().Relative);
    }

    [Fact]
    public void The_configured_log_is_used_before_all_others()
    {
        tree.Write("_ctx/session_other.md", "");
        var configured = new SessionLog(
            tree.Files,
            tree.Writer,
            tree.Layout,
            tree.Guard,
            tree.Clock,
            tree.Layout.SessionLog("mine")
        );
        Assert.Equal("_ctx/session_mine.md", configured.Find().Relative);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("two\r\n\r\nlines")]
    [InlineData("two\u2028lines")]
    [InlineData("two\u0085lines")]
    [InlineData(" two\t\u001b\0 lines \n")]
    public void Text_is_folded_into_one_line(string text)
    {
        Assert.Equal("two lines", OneLine.Of(text).Replace("\u001b", ""));
        tree.Session.Append(SessionEntry.Intent(One, "Taken", text, "wo\ntake"));
        Assert.EndsWith(
            "- **Summary**: Taken WO-1: two lines\n[WO-1] intent: two lines\n- **Commands**: wo take\n\n",
            tree.Read(Log)
        );
    }

    [Fact]
    public void No_text_can_pretend_to_be_a_marker()
    {
        tree.Session.Append(SessionEntry.Intent(One, "Taken", "x", "wo take"));
        foreach (var text in new[] { "[WO-1] result: x", "\n[WO-1] result: x", "\n- **Summary**: [WO-1] result: x" })
        {
            tree.Session.Append(SessionEntry.Note(One, "Noted", text, text));
            tree.Session.Append(SessionEntry.Intent(TreeFixture.Id("WO-2"), "Taken", text, text));
        }

        Assert.Equal(new SessionEvidence(true, false), tree.Session.EvidenceOf(One).Value);
    }

    [Fact]
    public void A_torn_last_line_gets_its_newline_before_an_entry()
    {
        tree.Write(Log, "torn");
        tree.Session.Append(Note());
        Assert.StartsWith("torn\n## 2026", tree.Read(Log));
    }

    [Fact]
    public void A_result_counts_only_behind_the_latest_intent()
    {
        Assert.Equal(SessionEvidence.None, tree.Session.EvidenceOf(One).Value);
        tree.Session.Append(SessionEntry.Result(One, "Finished", "too early", "wo"));
        Assert.Equal(SessionEvidence.None, tree.Session.EvidenceOf(One).Value);
        tree.Session.Append(SessionEntry.Intent(One, "Taken", "a", "wo"));
        Assert.Equal(new SessionEvidence(true, false), tree.Session.EvidenceOf(One).Value);
        tree.Session.Append(SessionEntry.Result(One, "Finished", "b", "wo"));
        Assert.Equal(new SessionEvidence(true, true), tree.Session.EvidenceOf(One).Value);
        tree.Session.Append(SessionEntry.Intent(One, "Taken", "again", "wo"));
        Assert.Equal(new SessionEvidence(true, false), tree.Session.EvidenceOf(One).Value);
    }

    [Theory]
    [InlineData("[WO-1] intent: x\n[WO-1] result: y", true, true)]
    [InlineData("\uFEFF[WO-1] intent: x\r\n- [WO-1] result: y\r\n", true, true)]
    [InlineData("- **Summary**: [WO-1] intent: x\n* **Summary**: [WO-1] result: y\n", true, true)]
    [InlineData("[WO-10] intent: x\n[WO-10] result: y\n", false, false)]
    [InlineData("see [WO-1] intent: x\n", false, false)]
    [InlineData("WO-1 WO-1 WO-1\n[WO-1] intent: WO-1\n", true, false)]
    [InlineData("", false, false)]
    public void Markers_are_looked_for_at_the_start_of_lines(string log, bool intent, bool result)
    {
        tree.Write(Log, log);
        Assert.Equal(new SessionEvidence(intent, result), tree.Session.EvidenceOf(One).Value);
    }

    [Fact]
    public void Bytes_that_are_no_text_hide_no_marker_on_other_lines()
    {
        byte[] log =
        [
            0xFF,
            0xFE,
            0,
            (byte)'\n',
            .. "[WO-1] intent: \xC3("u8,
            (byte)'\n',
            0xC3,
            (byte)'\n',
            .. "[WO-1] result: x"u8,
        ];
        Assert.Equal(new SessionEvidence(true, true), SessionEvidence.In(log, One));
    }

    [Fact]
    public void A_log_that_cannot_be_read_is_a_failure_and_not_the_absence_of_a_marker()
    {
        Directory.CreateDirectory(Path.Join(tree.Root, Log));
        Assert.Contains("not a regular file", tree.Session.EvidenceOf(One).Error!.Cause);
        Assert.Throws<StorageException>(() => tree.Session.Append(Note()));
    }

    [Fact]
    public void Nothing_is_appended_without_the_guard()
    {
        using var held = tree.Guard.Acquire("test").Value;
        Assert.NotNull(tree.Session.Append(Note()).Error);
        Assert.False(tree.Exists(Log));
        tree.Session.Append(held, Note());
        Assert.True(tree.Exists(Log));
    }

    [Fact]
    public void Entries_of_concurrent_writers_never_mix()
    {
        Parallel.For(
            0,
            40,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            i =>
            {
                var writer = new TreeFixtureSession(tree).Log;
                var id = TreeFixture.Id($"WO-{i}");
                while (!writer.Append(SessionEntry.Intent(id, "Taken", new string('x', 2000), "wo")).IsOk) { }
            }
        );
        var text = tree.Read(Log);
        for (var i = 0; i < 40; i++)
        {
            var entry =
                $"## 2026-03-15 12:28 UTC\n- **Time**: 2026-03-15T12:28:30.000000+00:00\n- **Summary**: Taken WO-{i}: {new string('x', 2000)}\n[WO-{i}] intent: {new string('x', 2000)}\n- **Commands**: wo\n\n";
            Assert.Contains(entry, text);
        }

        Assert.Equal(40, text.Split("## 2026").Length - 1);
    }

    private static SessionEntry Note() => SessionEntry.Note(One, "Noted", "x", "wo");

    /// <summary>Another process' view of the same log.</summary>
    private sealed class TreeFixtureSession(TreeFixture tree)
    {
        public SessionLog Log { get; } =
            new(
                PlatformFileSystem.Create(),
                new AtomicWriter(PlatformFileSystem.Create(), tree.Clock),
                tree.Layout,
                tree.Guard,
                tree.Clock
            );
    }
}
