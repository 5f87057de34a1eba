using System.Text;
using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;
using Wo.Engine.Verbs.New;

namespace Wo.Engine.Tests.Verbs.Creation;

public sealed class EpicQueueTests : IDisposable
{
    private readonly TreeFixture tree = new(withInputs: false);

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("  wo_queue: []", "  wo_queue:\n  - WO-9")]
    [InlineData("  wo_queue: [ ] # none", "  wo_queue: # none\n  - WO-9")]
    [InlineData("  wo_queue: [WO-1]", "  wo_queue:\n  - WO-1\n  - WO-9")]
    [InlineData("  wo_queue: [WO-1, 'WO-2', ]", "  wo_queue:\n  - WO-1\n  - 'WO-2'\n  - WO-9")]
    [InlineData("  wo_queue: &q [WO-1]", "  wo_queue: &q [WO-1, WO-9]")]
    [InlineData("  wo_queue: [&a WO-1]", "  wo_queue: [&a WO-1, WO-9]")]
    [InlineData(
        "  wo_queue: [\n    WO-1, # a\n    WO-2 # b\n    ]",
        "  wo_queue: [\n    WO-1, # a\n    WO-2, WO-9 # b\n    ]"
    )]
    [InlineData("  wo_queue:\n  - WO-1", "  wo_queue:\n  - WO-1\n  - WO-9")]
    [InlineData("  wo_queue:\n    - WO-1 # a\n    # b", "  wo_queue:\n    - WO-1 # a\n    - WO-9\n    # b")]
    [InlineData("  wo_queue:\n  -   'WO-1'\n\n", "  wo_queue:\n  -   'WO-1'\n  -   WO-9\n\n")]
    [InlineData("  wo_queue:\n  - &a WO-1\n  - *a", "  wo_queue:\n  - &a WO-1\n  - *a\n  - WO-9")]
    public void One_item_is_added_and_every_other_byte_stays(string before, string after)
    {
        foreach (var newline in new[] { "\n", "\r\n" })
        {
            foreach (
                var end in new[] { "", "\n", "\n  x_after: 1\n- id: E-2\n  title: b\n  priority: P1\n  wo_queue: []\n" }
            )
            {
                var edited = Add(Document(before + end).ReplaceLineEndings(newline));
                Assert.Equal(Document(after + end).ReplaceLineEndings(newline), edited.Value);
            }
        }
    }

    [Fact]
    public void A_byte_order_mark_stays() =>
        Assert.Equal('\uFEFF' + Document("  wo_queue:\n  - WO-9"), Add('\uFEFF' + Document("  wo_queue: []")).Value);

    [Fact]
    public void An_epic_in_braces_is_edited_too() =>
        Assert.Equal(
            "version: 1\ngenerated_at: x\nepics: [{id: E-1, title: a, priority: P1, wo_queue: [WO-9]}]\n",
            Add("version: 1\ngenerated_at: x\nepics: [{id: E-1, title: a, priority: P1, wo_queue: []}]\n").Value
        );

    [Fact]
    public void A_queue_that_is_the_first_key_of_its_epic_becomes_lines_too() =>
        Assert.Equal(
            "version: 1\ngenerated_at: x\nepics:\n- wo_queue:\n  - WO-9\n  id: E-1\n  title: a\n  priority: P1\n",
            Add("version: 1\ngenerated_at: x\nepics:\n- wo_queue: []\n  id: E-1\n  title: a\n  priority: P1\n").Value
        );

    [Fact]
    public void What_is_in_the_queue_already_is_not_added_again()
    {
        var text = Document("  wo_queue: ['WO-9']");
        Assert.Equal(text, Add(text).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  wo_queue:")]
    [InlineData("  wo_queue: null")]
    [InlineData("  wo_queue: WO-1")]
    [InlineData("  wo_queue:\n  - - WO-1")]
    [InlineData("  wo_queue:\n  - a: b")]
    public void A_queue_that_is_not_a_plain_list_is_refused(string queue) =>
        Assert.Equal(Problem.InvalidWorkOrder, Add(Document(queue) + "\n").Error!.Code);

    [Theory]
    [InlineData("|")]
    [InlineData(">-")]
    [InlineData("|+")]
    public void An_item_in_block_style_is_followed_correctly_or_not_at_all(string style)
    {
        var text = Document(
            $"  wo_queue:\n  - {style}\n    WO-1\n- id: E-2\n  title: b\n  priority: P1\n  wo_queue: []\n"
        );
        if (Add(text).TryGet(out var edited, out _))
        {
            tree.Write("_ctx/backlog/backlog.yaml", edited);
            var epics = new TreeInputs(tree.Files, tree.Layout).Backlog.Value!.Epics;
            Assert.Equal(["E-1", "E-2"], epics.Select(epic => epic.Id.Value));
            Assert.Equal(["WO-1", "WO-9"], epics[0].WoQueue.Select(id => id.TrimEnd()));
        }
    }

    [Theory]
    [InlineData("q: [WO-1, WO-9]\nother: 1", true)]
    [InlineData("q: [WO-1, 'WO-9']\nother: 1", true)]
    [InlineData("q: [WO-1]\nother: 1", false)]
    [InlineData("q: [WO-9, WO-1]\nother: 1", false)]
    [InlineData("q: [WO-2, WO-9]\nother: 1", false)]
    [InlineData("q: [WO-1, WO-9, WO-9]\nother: 1", false)]
    [InlineData("q: [WO-1, WO-9]\nother: '1'", false)]
    [InlineData("q: [WO-1, WO-9]\nother: 1\nmore: 1", false)]
    [InlineData("q: [WO-1, WO-9]\nsome: 1", false)]
    [InlineData("[WO-1, WO-9]", false)]
    public void A_result_is_accepted_only_if_it_is_the_old_backlog_with_the_item_added(string after, bool isAccepted)
    {
        var before = Root("q: [WO-1]\nother: 1");
        Assert.True(((YamlMapping)before).TryGet("q", out var queue));
        Assert.Equal(isAccepted, EpicQueue.IsOnlyAddition(before, Root(after), queue, TreeFixture.Id("WO-9")));
    }

    [Fact]
    public void Every_epic_of_the_corpus_takes_one_more_line_and_nothing_else_changes()
    {
        var corpus = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "WO_CORPUS is not set: no real backlog to test with");
        var text = File.ReadAllText(Path.Join(corpus, "trifecta/_ctx/backlog/backlog.yaml"));
        tree.Write("_ctx/backlog/backlog.yaml", text);
        var epics = new TreeInputs(tree.Files, tree.Layout).Backlog.Value!.Epics;
        Assert.Equal(11, epics.Count);
        foreach (var epic in epics)
        {
            var edited = Add(text, epic.Id.Value).Value.Split('\n').ToList();
            var added = edited.IndexOf("  - WO-9");
            Assert.Equal($"  - {epic.WoQueue[^1]}", edited[added - 1]);
            edited.RemoveAt(added);
            Assert.Equal(text.Split('\n'), edited);
        }
    }

    private static YamlNode Root(string text) => YamlReader.Read(Encoding.UTF8.GetBytes(text)).Document!.Root;

    private static string Document(string queue) =>
        "version: 1\ngenerated_at: x\nepics:\n# first\n- id: E-1\n  title: a\n  priority: P1\n" + queue;

    private Result<string> Add(string text, string epic = "E-1")
    {
        tree.Write("_ctx/backlog/backlog.yaml", text);
        var backlog = new TreeInputs(tree.Files, tree.Layout).Backlog;
        return EpicQueue.Add(backlog, epic, TreeFixture.Id("WO-9")).TryGet(out var bytes, out var error)
            ? Encoding.UTF8.GetString(bytes)
            : error;
    }
}
