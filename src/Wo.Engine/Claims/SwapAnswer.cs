namespace Wo.Engine.Claims;

/// <summary>What became of a swap.</summary>
/// <param name="Outcome">Whether it won.</param>
/// <param name="Version">The version that it wrote, where it won.</param>
/// <param name="Error">Why it was refused, or why nothing is known.</param>
internal readonly record struct SwapAnswer(SwapOutcome Outcome, string? Version, WoError? Error)
{
    public static SwapAnswer Won(string version) => new(SwapOutcome.Won, version, null);

    public static SwapAnswer Lost() => new(SwapOutcome.Lost, null, null);

    public static SwapAnswer Refused(WoError error) => new(SwapOutcome.Refused, null, error);

    public static SwapAnswer RefusedWithBranch(WoError error) => new(SwapOutcome.RefusedWithBranch, null, error);

    public static SwapAnswer Unknown(WoError error) => new(SwapOutcome.Unknown, null, error);
}
