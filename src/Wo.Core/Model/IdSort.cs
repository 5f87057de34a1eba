namespace Wo.Core.Model;

/// <summary>
/// Sorts by ids, and finds them in what is sorted. Of thousands of ids most differ only in the number or in the few characters after what all of them begin
/// with; that makes a number of 64 bits for each, and comparing those costs a fraction of comparing texts. What they do not
/// decide, the order itself does.
/// </summary>
internal static class IdSort
{
    private const int DigitsOfKey = 18;

    /// <summary>Sorts by the ids as people order them, as <see cref="NaturalIdOrder"/> does.</summary>
    /// <param name="items">What is sorted.</param>
    /// <param name="idOf">The id of an item.</param>
    public static void Naturally<T>(T[] items, Func<T, WorkOrderId> idOf)
    {
        var same = CommonStart(items, idOf);
        while (same > 0 && items.Length > 0 && char.IsAsciiDigit(idOf(items[0]).Value[same - 1]))
        {
            same--; // a number counts as a whole
        }

        var keys = new ulong[items.Length];
        for (var index = 0; index < items.Length; index++)
        {
            if (NumberAt(idOf(items[index]).Value.AsSpan(same)) is not { } number)
            {
                // Numbers and other characters at one place compare by more than the number.
                Array.Sort(items, (one, other) => NaturalIdOrder.Instance.Compare(idOf(one), idOf(other)));
                return;
            }

            keys[index] = number;
        }

        Sort(items, keys, (one, other) => NaturalIdOrder.Instance.Compare(idOf(one), idOf(other)));
    }

    /// <summary>Sorts by an order that compares the texts of ids first, code unit by code unit.</summary>
    /// <param name="items">What is sorted.</param>
    /// <param name="idOf">The id of an item.</param>
    /// <param name="order">The order.</param>
    public static void ByText<T>(T[] items, Func<T, WorkOrderId> idOf, Comparison<T> order)
    {
        var same = CommonStart(items, idOf);
        Sort(items, Array.ConvertAll(items, item => FirstCharacters(idOf(item).Value.AsSpan(same))), order);
    }

    /// <summary>The place of an id among items that are sorted by the texts of their ids; <see langword="null"/> where none has it.</summary>
    /// <param name="items">The items.</param>
    /// <param name="idOf">The id of an item.</param>
    /// <param name="id">The id.</param>
    public static int? IndexOf<T>(ReadOnlySpan<T> items, Func<T, WorkOrderId> idOf, WorkOrderId id)
    {
        var (low, high) = (0, items.Length - 1);
        while (low <= high)
        {
            var middle = low + (high - low) / 2;
            var order = idOf(items[middle]).CompareTo(id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>Sorts by keys, and by an order that they never contradict where they are equal.</summary>
    private static void Sort<T>(T[] items, ulong[] keys, Comparison<T> order)
    {
        Array.Sort(keys, items);
        for (var (start, end) = (0, 0); start < items.Length; start = end)
        {
            for (end = start + 1; end < items.Length && keys[end] == keys[start]; end++) { }

            if (end - start > 1)
            {
                items.AsSpan(start, end - start).Sort(order);
            }
        }
    }

    /// <summary>How many characters all ids begin with in common.</summary>
    private static int CommonStart<T>(T[] items, Func<T, WorkOrderId> idOf)
    {
        ReadOnlySpan<char> same = items.Length == 0 ? "" : idOf(items[0]).Value;
        foreach (var item in items)
        {
            same = same[..same.CommonPrefixLength(idOf(item).Value)];
        }

        return same.Length;
    }

    /// <summary>The number that a text begins with, the largest one for all that are longer; <see langword="null"/> where it begins with none.</summary>
    private static ulong? NumberAt(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? text[..end] : text;
        if (digits.IsEmpty)
        {
            return null;
        }

        var value = 0UL;
        digits = digits.TrimStart('0');
        foreach (var digit in digits.Length <= DigitsOfKey ? digits : [])
        {
            value = value * 10 + (ulong)(digit - '0');
        }

        return digits.Length <= DigitsOfKey ? value : ulong.MaxValue;
    }

    /// <summary>A number in the order of texts: the first characters, up to one that does not fit into a byte.</summary>
    private static ulong FirstCharacters(ReadOnlySpan<char> text)
    {
        var key = 0UL;
        for (var at = 0; at < sizeof(ulong) && at < text.Length; at++)
        {
            key |= (ulong)Math.Min(text[at], byte.MaxValue) << (8 * (sizeof(ulong) - 1 - at));
            if (text[at] >= byte.MaxValue)
            {
                break;
            }
        }

        return key;
    }
}
