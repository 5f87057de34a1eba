using System.Collections.Immutable;

namespace Wo.Tool.Output;

/// <summary>What a command answers. The exit code follows from the error, and a failure may still have data.</summary>
internal sealed record CommandResult
{
    private CommandResult(IReport? report, WoError? error) => (Report, Error) = (report, error);

    /// <summary>The data, or <see langword="null"/> where there is none.</summary>
    public IReport? Report { get; }

    /// <summary>The failure, or <see langword="null"/>.</summary>
    public WoError? Error { get; }

    /// <summary>What is not as it should be although the command did its work, one line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>A success.</summary>
    public static CommandResult Done(IReport? report = null) => new(report, null);

    /// <summary>A failure, with what was found out before it (such as the findings behind a "no").</summary>
    public static CommandResult Failed(WoError error, IReport? report = null) => new(report, error);

    /// <summary>Data with what stands against it, if anything does.</summary>
    public static CommandResult Of(IReport? report, WoError? error, ImmutableArray<string> warnings) =>
        new(report, error) { Warnings = warnings };

    /// <summary>The outcome of a call into the engine.</summary>
    public static CommandResult From<T>(Result<T> outcome, Func<T, IReport> report) =>
        outcome.TryGet(out T? value, out WoError? error) ? Done(report(value)) : Failed(error);

    /// <summary>A failure without data.</summary>
    public static implicit operator CommandResult(WoError error) => Failed(error);
}
