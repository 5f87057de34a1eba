using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

[Soak]
public sealed class FieldTypeTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["number"] = "12",
        ["text"] = "'a text'",
        ["list"] = "[1]",
        ["mapping"] = "{a: 1}",
        ["truth"] = "true",
        ["date"] = "2026-03-15",
        ["nothing"] = "~",
    };

    private static readonly (string Field, string[] Right)[] Fields =
    [
        ("version", ["number"]),
        ("epic_id", []),
        ("title", ["text", "date"]),
        ("priority", []),
        ("status", []),
        ("dod_id", []),
        ("scope", ["mapping", "nothing"]),
        ("verify", ["mapping", "nothing"]),
        ("execution", ["nothing"]),
        ("dependencies", ["list", "nothing"]),
        ("x_rev", ["number", "nothing"]),
    ];

    [Fact]
    [BadInput(41)]
    public async Task A_field_of_the_wrong_type_keeps_its_work_order_from_being_taken_and_every_other_command_at_work()
    {
        var wrong = Fields
            .SelectMany(field =>
                Values.Where(value => !field.Right.Contains(value.Key)).Select(value => (field, value))
            )
            .Select((pair, index) => (Id: $"WO-{index + 100}", pair.field.Field, Value: pair.value.Value))
            .ToList();
        using var tree = new SampleTree(0);
        foreach (var (id, field, value) in wrong)
        {
            var text = new SampleWorkOrder(id).ToString();
            var without = Regex.Replace(text, $@"(?m)^{field}:.*\n(?:[ -].*\n)*", "");
            tree.Repository.Write($"_ctx/jobs/pending/{id}.yaml", $"{without}{field}: {value}\n");
        }

        var before = tree.Snapshot();
        var ready = await tree.Tool.Must("list", "--ready", "--json");
        var list = await tree.Tool.Must("list", "--json");
        var next = await tree.Tool.Run("take", "--next");
        await tree.Tool.Must("status");
        await tree.Tool.Run("reconcile");

        Assert.Empty(ready.Data.EnumerateArray());
        Assert.Equal(wrong.Count, list.Data.GetArrayLength());
        next.AssertFailed(1, "NO_READY_WORK");
        foreach (var (id, field, value) in wrong.Where((_, index) => index % 5 == 0))
        {
            var refused = await tree.Tool.Run("take", id);
            Assert.True(refused.ExitCode == 5, $"{field}: {value}: {refused}");
            refused.AssertFailed(5, "WO_INVALID");
            Assert.Contains(field, refused.Error, StringComparison.Ordinal);
        }

        Assert.Empty(before.Changes(tree.Snapshot()));
    }
}
