using System.Text;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

[Soak]
public sealed class OddWorkOrderTests
{
    private const string Id = "WO-0001";

    public static TheoryData<bool, bool, bool> Forms =>
        new()
        {
            { true, false, true },
            { false, true, true },
            { true, true, false },
            { false, false, false },
        };

    [Theory]
    [MemberData(nameof(Forms))]
    [BadInput(29, 30)]
    public async Task A_work_order_keeps_its_byte_order_mark_its_line_endings_and_its_last_line(
        bool mark,
        bool carriageReturns,
        bool newline
    )
    {
        using var tree = new SampleTree(1);
        var text = new SampleWorkOrder(Id).ToString();
        text = newline ? text : text.TrimEnd('\n');
        text = carriageReturns ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        byte[] bytes = [.. mark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        await File.WriteAllBytesAsync(tree.FileOf(Id, "pending"), bytes, TestRun.Cancellation);
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--allow-empty", "--message", "Another editor");

        var (token, _) = await tree.TakeAndWork(Id);
        await tree.Tool.Must("finish", Id, "--token", token);

        var done = await File.ReadAllBytesAsync(tree.FileOf(Id, "done"), TestRun.Cancellation);
        Assert.Equal(mark, done.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var now = Encoding.UTF8.GetString(done.AsSpan()[(mark ? 3 : 0)..]);
        Assert.Equal(carriageReturns, now.Contains('\r', StringComparison.Ordinal));
        Assert.Equal(
            carriageReturns ? now.Count(character => character == '\n') : 0,
            now.Count(character => character == '\r')
        );
        Assert.Equal(newline, now.EndsWith('\n'));
        Assert.Equal([], WorkOrderText.Of(now).DamageSince(WorkOrderText.Of(text)));
        tree.Promises.Told(Id, "done");
    }

    [Theory]
    [InlineData("running")]
    [InlineData("done")]
    [InlineData("nonsense")]
    [BadInput(40)]
    public async Task A_work_order_is_where_it_lies_whatever_its_status_says(string status)
    {
        using var tree = new SampleTree(2);
        var file = tree.FileOf(Id, "pending");
        var text = await File.ReadAllTextAsync(file, TestRun.Cancellation);
        var changed = text.Replace("status: pending", $"status: {status}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, changed, TestRun.Cancellation);

        var list = await tree.Tool.Must("list", "--json");
        var row = list.Data.EnumerateArray().Single(one => one.GetProperty("id").GetString() == Id);
        Assert.Equal("pending", row.GetProperty("state").GetString());
        var reconciled = await tree.Tool.Must("reconcile", "--apply");

        Assert.Contains("STATUS_DIRECTORY_MISMATCH", reconciled.Output, StringComparison.Ordinal);
        tree.AssertConsistent();
    }
}
