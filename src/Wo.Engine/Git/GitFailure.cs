using System.Collections.Immutable;
using Wo.Engine.Processes;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>Turns a git child that did not succeed into an error that says what git said.</summary>
internal static class GitFailure
{
    private const int KeptLines = 20;
    private const int UsageExitCode = 129;

    // From commands that end with another code than that.
    private static readonly string[] Misunderstandings =
    [
        "unrecognized argument",
        "unknown option",
        "is not a git command",
        "ambiguous argument '--end-of-options'",
        "bad revision '--end-of-options'",
    ];

    /// <summary>The error of a command.</summary>
    /// <param name="arguments">What was run, without settings.</param>
    /// <param name="directory">Where.</param>
    /// <param name="outcome">What became of it.</param>
    public static WoError Describe(IReadOnlyList<string> arguments, string directory, ProcessOutcome outcome)
    {
        var command = $"git {NameOf(arguments)}";
        return outcome.End switch
        {
            ProcessEnd.NotStarted when outcome.IsProgramMissing => new WoError(
                Problem.NoRepository,
                "git is not installed, or not on PATH"
            ),
            ProcessEnd.NotStarted => new WoError(Problem.GitFailed, $"{command} did not start: {outcome.Error}"),
            ProcessEnd.Canceled => new WoError(Problem.Interrupted, $"{command} was interrupted"),
            ProcessEnd.TimedOut => new WoError(
                Problem.GitFailed,
                $"{command} in {directory} did not end in time and was stopped"
            )
            {
                Details = [$"{GitTimeLimit.Variable} says how many seconds one call of git may take"],
            },
            _ => DescribeExit(command, directory, outcome),
        };
    }

    /// <summary>Whether git did not know an option or a command; it then has done nothing.</summary>
    public static bool IsMisunderstanding(ProcessOutcome outcome) =>
        outcome.End == ProcessEnd.Exited
        && (outcome.Code == UsageExitCode || Array.Exists(Misunderstandings, outcome.Error.Contains));

    private static WoError DescribeExit(string command, string directory, ProcessOutcome outcome)
    {
        if (outcome.ReadFailure is { } reason)
        {
            return new WoError(Problem.GitFailed, $"what {command} in {directory} said cannot be read: {reason}");
        }

        if (outcome.IsTruncated)
        {
            return new WoError(Problem.GitFailed, $"{command} in {directory} printed more than can be read");
        }

        var lines = outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var cause = $"{command}: {Telling(lines) ?? HowItEnded(outcome)}";
        if (outcome.Error.Contains("not a git repository", StringComparison.Ordinal))
        {
            return new WoError(Problem.NoRepository, $"{directory} is not in a git repository");
        }

        return new WoError(Problem.GitFailed, cause)
        {
            Details = lines.Length > 1 ? ImmutableArray.Create(lines, 0, Math.Min(lines.Length, KeptLines)) : [],
            NextSteps = outcome.Error.Contains("dubious ownership", StringComparison.Ordinal)
                ? [TrustStep(lines, directory)]
                : [],
        };
    }

    /// <summary>git prints the command itself, with the one spelling of the path that it accepts.</summary>
    private static string TrustStep(string[] lines, string directory) =>
        Array.Find(lines, line => line.StartsWith("git config ", StringComparison.Ordinal))
        ?? $"git config --global --add safe.directory {ShellWord.Quote(directory)}";

    /// <summary>git's own complaint; what a hook printed where git complains of nothing.</summary>
    private static string? Telling(string[] lines)
    {
        // Around what a filter of a checkout says git complains of the pipe to it.
        if ((Array.Find(lines, IsMissingProgram) ?? Array.Find(lines, IsOfFilter)) is { } behind)
        {
            return behind;
        }

        return Array.Find(lines, IsComplaint) ?? lines.FirstOrDefault();
    }

    private static bool IsComplaint(string line) =>
        line.StartsWith("fatal: ", StringComparison.Ordinal) || line.StartsWith("error: ", StringComparison.Ordinal);

    /// <summary>A shell that ran a hook or a filter says so, in one of these ways.</summary>
    private static bool IsMissingProgram(string line) =>
        line.EndsWith(": not found", StringComparison.Ordinal)
        || line.EndsWith(": command not found", StringComparison.Ordinal);

    private static bool IsOfFilter(string line) => line.Contains("smudge filter", StringComparison.Ordinal);

    private static string HowItEnded(ProcessOutcome outcome) =>
        outcome.End == ProcessEnd.Signaled
            ? $"ended by signal {outcome.Code}"
            : $"exit code {outcome.Code} without a message";

    /// <summary>The verb, with the second word of those that have one.</summary>
    private static string NameOf(IReadOnlyList<string> arguments)
    {
        var verb = 0;
        while (verb < arguments.Count - 1 && arguments[verb].StartsWith('-'))
        {
            verb++;
        }

        return arguments[verb] == "worktree" ? $"worktree {arguments[verb + 1]}" : arguments[verb];
    }
}
