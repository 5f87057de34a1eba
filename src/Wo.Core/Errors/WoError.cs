using System.Collections.Immutable;

namespace Wo.Core.Errors;

/// <summary>One expected failure, complete enough to print as an error card or to return as JSON.</summary>
/// <param name="Code">Which failure it is.</param>
/// <param name="Cause">One line that says what is wrong, with the values that matter.</param>
public sealed record WoError(ErrorCode Code, string Cause)
{
    /// <summary>Commands that exist and that help from here, most useful first.</summary>
    public ImmutableArray<string> NextSteps { get; init; } = [];

    /// <summary>Commands that show whether the problem is gone.</summary>
    public ImmutableArray<string> Verify { get; init; } = [];

    /// <summary>The single problems behind a failure that has several, such as each failed gate.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>Which of several reasons a failure has, in one word for programs; <see langword="null"/> where it has one only.</summary>
    internal string? Reason { get; init; }
}
