using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Store.History;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Notify;

/// <summary>
/// The commands of <c>on_transition</c>. They run when all is done and no lock is held; they decide nothing, and what
/// becomes of them is at most a warning.
/// </summary>
internal sealed class TransitionCommands(Workspace workspace, GateShell shell)
{
    private const int CaptureLimit = 64 * 1024;
    private const int LongestOutput = 200;

    /// <summary>How long one of them may run, where the limit of gates is not lower still.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(1);

    private TimeSpan Limit => workspace.Settings.GateTimeout < Longest ? workspace.Settings.GateTimeout : Longest;

    /// <summary>Runs all of them for each transition that this process has made, in order.</summary>
    /// <returns>What did not work, one line each.</returns>
    public ImmutableArray<string> Run(CancellationToken cancellation)
    {
        var warnings = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in workspace.Journal.Added.Where(entry => entry.IsTransition))
        {
            for (var index = 0; index < workspace.Settings.OnTransition.Length; index++)
            {
                if (Run(entry, index, cancellation) is { } warning)
                {
                    warnings.Add(warning);
                }
            }
        }

        return warnings.ToImmutable();
    }

    private string? Run(JournalEntry entry, int index, CancellationToken cancellation)
    {
        var commands = workspace.Settings.OnTransition;
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"on_transition command {index + 1} of {commands.Length} for {entry.Verb} of {entry.Id}"
        );
        if (cancellation.IsCancellationRequested)
        {
            return $"{name} was not run, because wo was stopped";
        }

        var variables = new TransitionVariables(entry, workspace.Root.Path, workspace.Journal.Secrets);
        var outcome = shell.Capture(
            workspace.Settings,
            variables.Over,
            commands[index],
            workspace.Root.Path,
            Limit,
            CaptureLimit,
            cancellation
        );
        return outcome.Succeeded ? null : $"{name} {Ending(outcome)}: {OneLine.Of(commands[index])}{Printed(outcome)}";
    }

    private string Ending(ProcessOutcome outcome) =>
        outcome.End switch
        {
            ProcessEnd.Canceled => "was stopped",
            ProcessEnd.NotStarted => "could not be started",
            ProcessEnd.TimedOut => string.Create(
                CultureInfo.InvariantCulture,
                $"did not end within {Limit.TotalSeconds} s and was stopped"
            ),
            _ => CommandEnding.Describe(workspace.Settings, outcome.End, outcome.Code),
        };

    /// <summary>The last line that it printed, as most programs say there what is wrong.</summary>
    private string Printed(ProcessOutcome outcome)
    {
        var text = string.IsNullOrWhiteSpace(outcome.Error) ? outcome.Output : outcome.Error;
        var last = OneLine.Of(text.TrimEnd().Split('\n')[^1]);
        last = workspace.Journal.Secrets.Aggregate(
            last,
            static (rest, token) => rest.Replace(token, "…", StringComparison.Ordinal)
        );
        return last.Length == 0 ? ""
            : last.Length > LongestOutput ? $" ({last[..LongestOutput]}…)"
            : $" ({last})";
    }
}
