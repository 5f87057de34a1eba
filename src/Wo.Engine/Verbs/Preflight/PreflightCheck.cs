namespace Wo.Engine.Verbs.Preflight;

/// <summary>One thing that <c>take</c> would check.</summary>
/// <param name="Name">What is asked, one word.</param>
/// <param name="Outcome">What was found, in one line; or why it keeps the work order from being taken.</param>
internal sealed record PreflightCheck(string Name, Result<string> Outcome)
{
    /// <summary>What was found, good or bad, in one line.</summary>
    public string Answer => Outcome.TryGet(out var found, out var error) ? found : error.Cause;

    /// <summary>A check with what is said where it holds.</summary>
    public static PreflightCheck Of(string name, Result<Unit> check, string fine) =>
        new(name, from held in check select fine);
}
