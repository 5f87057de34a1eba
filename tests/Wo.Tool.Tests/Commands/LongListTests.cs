using System.Globalization;
using System.Text;

namespace Wo.Tool.Tests.Commands;

/// <summary>An answer that is written piece by piece is the same as one that is written at once.</summary>
public sealed class LongListTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_list_of_thousands_is_one_object_in_json_with_every_row_whole_and_once()
    {
        string[] ids =
        [
            .. Enumerable
                .Range(1, 2_000)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"WO-{number:D4}")),
        ];
        foreach (var id in ids)
        {
            tree.Put(id, Number(id) % 3 == 0 ? "done" : "pending", title: $"Title of {id} with “quotes”");
        }

        var run = await tree.Wo("list", "--json");

        Assert.Equal(0, run.ExitCode);
        // Longer than what is kept before it is written, several times.
        Assert.True(Encoding.UTF8.GetByteCount(run.Output) > 4 * 48 * 1024, $"{run.Output.Length}");
        Assert.Equal(run.Output.Length - 1, run.Output.IndexOf('\n'));
        AnswerSchemas.Check(run.Output);
        Assert.Equal(
            ids.Select(id => (id, Number(id) % 3 == 0 ? "done" : "pending", $"Title of {id} with “quotes”")),
            run.Json.GetProperty("data")
                .EnumerateArray()
                .Select(row =>
                    (
                        row.GetProperty("id").GetString()!,
                        row.GetProperty("state").GetString()!,
                        row.GetProperty("title").GetString()!
                    )
                )
        );
        Assert.True(run.Json.GetProperty("ok").GetBoolean());

        static int Number(string id) => int.Parse(id.AsSpan(3), CultureInfo.InvariantCulture);
    }
}
