namespace Wo.Engine.Verbs.Preflight;

/// <summary>One thing that <c>take</c> would check.</summary>
/// <param name="Name">What is asked, one word.</param>
/// <param name="Answer">What was found, in one line.</param>
/// <param name="Problem">Why it keeps the work order from being taken, or <see langword="null"/>.</param>
internal sealed record PreflightCheck(string Name, string Answer, WoError? Problem)
{
    /// <summary>An answer that is either the problem or what is said where there is none.</summary>
    public static PreflightCheck Of(string name, string fine, WoError? problem) =>
        new(name, problem?.Cause ?? fine, problem);
}
