using Wo.TestKit;

namespace Wo.EndToEnd.Tests.NextSteps;

/// <summary>
/// Follows what answers propose as a reader would who does the first thing that they have not tried yet: it has to come to a
/// command that changes something and works, or to something that only a person can do.
/// </summary>
/// <param name="shell">The reader's shell.</param>
internal sealed class StepTrail(StepShell shell)
{
    private const int MostSteps = 8;
    private static readonly string[] Looks = ["show", "list", "ls", "status", "preflight", "reconcile", "index"];

    private readonly List<string> trail = [];

    /// <summary>Why it leads nowhere; <see langword="null"/> where it comes to an end.</summary>
    /// <param name="answer">The answer to start with.</param>
    public async Task<string?> Follow(WoOutcome answer)
    {
        var current = answer;
        while (true)
        {
            var steps = PrintedSteps.Of(current).Where(step => !step.IsCheck).ToList();
            if (IsForPerson(current, steps))
            {
                return null;
            }

            if (steps.Find(step => !trail.Contains(step.Line)) is not { } next)
            {
                return Complain("goes round in circles", current);
            }

            if (trail.Count == MostSteps)
            {
                return Complain("does not end", current);
            }

            trail.Add(next.Line);
            current = await shell.Run(next.Typed);
            if (current.ExitCode == 0 && !IsLook(next))
            {
                return null;
            }

            if (IsReconcile(next) && current.ExitCode == 0 && !PrintedSteps.Of(current).Any() && answer.ExitCode != 0)
            {
                return Complain("ends with a reconcile that finds nothing to help with", current);
            }
        }
    }

    /// <summary>Whether there is nothing more to type, or what there is takes a decision, an edit or a look outside the tool.</summary>
    private static bool IsForPerson(WoOutcome current, List<PrintedStep> steps) =>
        (steps.Count == 0 && (current.ExitCode == 0 || current.ErrorCode is null))
        || steps.Exists(step => !step.IsOwn || step.IsHelp || step.Typed != step.Line);

    private static bool IsLook(PrintedStep step) =>
        Looks.Contains(step.Line.Split(' ')[1])
        && !step.Line.Contains(" --apply", StringComparison.Ordinal)
        && !step.Line.Contains(" --deleted", StringComparison.Ordinal)
        && step.Line != "wo index";

    private static bool IsReconcile(PrintedStep step) => step.Line.StartsWith("wo reconcile", StringComparison.Ordinal);

    private string Complain(string what, WoOutcome last) => $"{what}: {string.Join(" -> ", trail)}\n{last}";
}
