namespace Wo.Engine.Verbs;

/// <summary>Why a rule is set aside: a lease of another owner is acted on, or verification is skipped.</summary>
internal sealed record Override
{
    /// <summary>The shortest reason that is kept on record, in characters.</summary>
    public const int MinimumReasonLength = 10;

    private Override(string reason) => Reason = reason;

    /// <summary>The reason, without space around it.</summary>
    public string Reason { get; }

    /// <summary>An override with its reason, which goes on record and so has to say something.</summary>
    /// <param name="option">The option that sets the rule aside, such as <c>--force</c>.</param>
    /// <param name="reason">The reason given, or <see langword="null"/>.</param>
    public static Result<Override> Because(string option, string? reason) =>
        reason?.Trim() is { Length: >= MinimumReasonLength } text
            ? new Override(text)
            : new WoError(Problem.Usage, $"{option} needs --reason with at least {MinimumReasonLength} characters");
}
