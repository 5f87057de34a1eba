using System.Collections.Immutable;
using Wo.Core.Wording;
using Wo.Engine.Wording;

namespace Wo.Engine.Store;

/// <summary>The answer where a work order is asked for that there is not: which of those that there are may be meant.</summary>
internal static class MissingWorkOrder
{
    private const int MostSuggestions = 3;

    /// <summary>The failure of every verb.</summary>
    /// <param name="id">What was asked for.</param>
    /// <param name="known">The work orders that there are.</param>
    public static WoError Named(WorkOrderId id, IEnumerable<WorkOrderId> known)
    {
        var near = Near(id, [.. known.Distinct()]);
        return new WoError(Problem.WorkOrderNotFound, $"there is no work order {id}{Meant(near)}")
        {
            NextSteps = near.IsEmpty ? ["wo list"] : [.. near.Select(other => $"wo show {other}")],
            Verify = ["wo list"],
        };
    }

    /// <summary>The end of another complaint about it, which is empty where no id is near.</summary>
    /// <inheritdoc cref="Named"/>
    public static string DidYouMean(WorkOrderId id, IEnumerable<WorkOrderId> known) =>
        Meant(Near(id, [.. known.Distinct()]));

    private static string Meant(ImmutableArray<WorkOrderId> near) =>
        near.IsEmpty ? "" : $"; did you mean {string.Join(" or ", near)}?";

    /// <summary>
    /// The ids that differ in the case of letters, else in zeros before numbers, else that go on where this one ends, else
    /// by one slip of the fingers. More slips would make every number the neighbour of every other.
    /// </summary>
    private static ImmutableArray<WorkOrderId> Near(WorkOrderId id, ImmutableArray<WorkOrderId> known)
    {
        Func<WorkOrderId, bool>[] likenesses =
        [
            other => string.Equals(other.Value, id.Value, StringComparison.OrdinalIgnoreCase),
            other => string.Equals(Plain(other.Value), Plain(id.Value), StringComparison.OrdinalIgnoreCase),
            other =>
                other.Value.StartsWith(id.Value, StringComparison.OrdinalIgnoreCase)
                && other.Value[id.Value.Length] is '.' or '-',
            other => TypoCorrection.IsOneSlip(id.Value, other.Value),
        ];
        foreach (var isLike in likenesses)
        {
            var near = known.Where(isLike).Order().Take(MostSuggestions).ToImmutableArray();
            if (!near.IsEmpty)
            {
                return near;
            }
        }

        return [];
    }

    /// <summary>Without the suffix of its file and without zeros in front of its numbers.</summary>
    private static string Plain(string id)
    {
        var stem = id.EndsWith(CtxLayout.WorkOrderSuffix, StringComparison.OrdinalIgnoreCase)
            ? id[..^CtxLayout.WorkOrderSuffix.Length]
            : id;
        return string.Concat(stem.Where((letter, i) => letter != '0' || !IsLeading(stem, i)));
    }

    private static bool IsLeading(string text, int zero)
    {
        var start = zero;
        while (start > 0 && text[start - 1] == '0')
        {
            start--;
        }

        return (start == 0 || !char.IsAsciiDigit(text[start - 1]))
            && zero + 1 < text.Length
            && char.IsAsciiDigit(text[zero + 1]);
    }
}
