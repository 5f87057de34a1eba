using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>How a command in a clone ended.</summary>
/// <param name="Id">The work order that it was about.</param>
/// <param name="Code">The error code; <c>ok</c>; or <c>killed</c>.</param>
internal sealed record CloneAnswer(string Id, string Code)
{
    /// <summary>What it says besides.</summary>
    public string Text { get; init; } = "";

    /// <summary>Warnings of a command that succeeded.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>What reconcile found at last.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Where the work is done now.</summary>
    public string? Worktree { get; init; }

    /// <summary>Whether what was planned to come between did so.</summary>
    public bool IsCut { get; init; }

    public bool IsOk => Code == "ok";

    public bool IsKilled => Code == "killed";

    /// <summary>Whether nothing may have changed in the clone.</summary>
    public bool IsRefusal => !IsOk && !IsKilled && Code is not "INTERRUPTED_TRANSITION" and not "DURABILITY_UNCERTAIN";

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Code}{(Text.Length > 0 ? $": {Text}" : "")}"
        + string.Concat(Warnings.Select(warning => $"\n      warning: {warning}"))
        + string.Concat(Findings.Select(finding => $"\n      {finding}"));
}
