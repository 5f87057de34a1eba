using Wo.Core.Model;

namespace Wo.Core.Tests.Model;

/// <summary>Ids are sorted as their orders say, whatever numbers stand in for them meanwhile.</summary>
public sealed class IdSortTests
{
    // What the ids of one set are made of: padded and other numbers, numbers beyond 64 bits, other characters, few and many ids.
    private static readonly string[][] Alphabets =
    [
        ["0", "1", "2", "9"],
        ["0", "1", "12", "99999999999999999999"],
        ["7", "a", "B", "-x", ".y"],
        ["1", "-1", "00"],
        ["abcdefghij", "k", "3"],
    ];

    [Fact]
    public void Any_ids_are_sorted_as_people_order_them()
    {
        foreach (var ids in Sets())
        {
            var expected = ids.OrderBy(id => id, NaturalIdOrder.Instance).ToArray();
            IdSort.Naturally(ids, id => id);
            Assert.Equal(expected, ids);
        }
    }

    [Fact]
    public void Any_ids_are_sorted_by_their_text_and_then_by_what_the_order_adds()
    {
        var random = new Random(9);
        foreach (var ids in Sets())
        {
            (WorkOrderId Id, int Rank)[] items = [.. ids.Concat(ids).Select(id => (id, random.Next(3)))];
            var expected = items
                .OrderBy(item => item.Id.Value, StringComparer.Ordinal)
                .ThenBy(item => item.Rank)
                .ToArray();
            IdSort.ByText(items, item => item.Id, (one, other) => (one.Id, one.Rank).CompareTo((other.Id, other.Rank)));
            Assert.Equal(expected, items);
        }
    }

    private static IEnumerable<WorkOrderId[]> Sets()
    {
        var random = new Random(8);
        for (var run = 0; run < 3_000; run++)
        {
            var parts = Alphabets[run % Alphabets.Length];
            var ids = new HashSet<WorkOrderId>();
            for (var left = random.Next(40); left > 0; left--)
            {
                var text =
                    "WO-"
                    + string.Concat(
                        Enumerable.Range(0, random.Next(1, 5)).Select(_ => parts[random.Next(parts.Length)])
                    );
                if (WorkOrderId.TryParse(text, out var id))
                {
                    ids.Add(id);
                }
            }

            yield return [.. ids.OrderBy(_ => random.Next())];
        }
    }
}
