using System.Numerics;
using Wo.Core.Model;

namespace Wo.Core.Tests.Model;

/// <summary>Ids are ordered as people do, whatever they have in common at their beginnings.</summary>
public sealed class NaturalIdOrderTests
{
    [Fact]
    public void Any_two_ids_are_ordered_part_by_part()
    {
        var random = new Random(5);
        for (var run = 0; run < 20_000; run++)
        {
            var (left, right) = (Random(random), Random(random));

            Assert.Equal(
                Math.Sign(Plainly(left.Value, right.Value)),
                Math.Sign(NaturalIdOrder.Instance.Compare(left, right))
            );
        }
    }

    private static WorkOrderId Random(Random random)
    {
        while (true)
        {
            var text =
                "WO-" + string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => "0012aB-."[random.Next(8)]));
            if (WorkOrderId.TryParse(text, out var id))
            {
                return id;
            }
        }
    }

    /// <summary>The same without regard to what it costs.</summary>
    private static int Plainly(string left, string right)
    {
        var (mine, theirs) = (Parts(left), Parts(right));
        for (var at = 0; at < Math.Min(mine.Count, theirs.Count); at++)
        {
            var (one, other) = (mine[at], theirs[at]);
            var order =
                char.IsAsciiDigit(one[0]) && char.IsAsciiDigit(other[0])
                    ? BigInteger.Parse(one).CompareTo(BigInteger.Parse(other))
                    : one[0].CompareTo(other[0]);
            if (order != 0)
            {
                return order;
            }
        }

        // Of those that are the same but for zeros the shorter rest is first, and then the code units decide.
        return mine.Count != theirs.Count ? mine.Count.CompareTo(theirs.Count) : string.CompareOrdinal(left, right);
    }

    /// <summary>Its numbers and its other characters, one by one.</summary>
    private static List<string> Parts(string text)
    {
        var parts = new List<string>();
        foreach (var one in text)
        {
            if (parts.Count > 0 && char.IsAsciiDigit(one) && char.IsAsciiDigit(parts[^1][0]))
            {
                parts[^1] += one;
            }
            else
            {
                parts.Add(one.ToString());
            }
        }

        return parts;
    }
}
