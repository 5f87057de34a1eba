namespace Wo.Core.Model;

/// <summary>Orders ids as people do: numbers within them by value, so that <c>WO-2</c> comes before <c>WO-10</c>.</summary>
internal sealed class NaturalIdOrder : IComparer<WorkOrderId>
{
    public static NaturalIdOrder Instance { get; } = new();

    private NaturalIdOrder() { }

    public int Compare(WorkOrderId x, WorkOrderId y)
    {
        ReadOnlySpan<char> left = x.Value;
        ReadOnlySpan<char> right = y.Value;
        var same = left.CommonPrefixLength(right);
        while (same > 0 && char.IsAsciiDigit(left[same - 1]))
        {
            same--; // a number counts as a whole
        }

        left = left[same..];
        right = right[same..];
        while (left.Length > 0 && right.Length > 0)
        {
            var (a, b) = (Digits(left), Digits(right));
            var order = a > 0 && b > 0 ? CompareNumbers(left[..a], right[..b]) : left[0].CompareTo(right[0]);
            if (order != 0)
            {
                return order;
            }

            left = left[Math.Max(a, 1)..];
            right = right[Math.Max(b, 1)..];
        }

        var byLength = left.Length.CompareTo(right.Length);

        // WO-1 and WO-01 are two ids; the order between them has to be one all the same.
        return byLength != 0 ? byLength : string.CompareOrdinal(x.Value, y.Value);
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.TrimStart('0');
        right = right.TrimStart('0');
        return left.Length != right.Length ? left.Length.CompareTo(right.Length) : left.SequenceCompareTo(right);
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExceptInRange('0', '9');
        return end < 0 ? text.Length : end;
    }
}
