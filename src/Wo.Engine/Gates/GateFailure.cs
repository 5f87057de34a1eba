using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>One gate that said no.</summary>
/// <param name="Stage">Which one.</param>
/// <param name="Error">Why.</param>
internal sealed record GateFailure(string Stage, WoError Error)
{
    /// <summary>The one answer that stands for all failures and names each of them.</summary>
    /// <param name="failures">At least one.</param>
    public static WoError Combine(IReadOnlyList<GateFailure> failures)
    {
        if (failures is [var only])
        {
            return only.Error;
        }

        var leading = failures[0].Error;
        foreach (var failure in failures)
        {
            leading = Weight(failure.Error) > Weight(leading) ? failure.Error : leading;
        }

        return leading with
        {
            Cause = $"{failures.Count} gates said no: {string.Join("; ", failures.Select(f => f.Error.Cause))}",
            Details = [.. failures.SelectMany(f => f.Error.Details.Prepend($"{f.Stage}: {f.Error.Cause}"))],
            NextSteps = [.. failures.SelectMany(f => f.Error.NextSteps).Distinct()],
            Verify = [.. failures.SelectMany(f => f.Error.Verify).Distinct()],
        };
    }

    /// <summary>
    /// The failure that tells the caller most gives the exit code: a broken machine, then a lost race, then what the
    /// command relies on, then a plain no.
    /// </summary>
    private static int Weight(WoError error) =>
        error.Code.Class switch
        {
            ErrorClass.Negative => 0,
            ErrorClass.Precondition => 1,
            ErrorClass.Conflict => 2,
            _ => 3,
        };
}
