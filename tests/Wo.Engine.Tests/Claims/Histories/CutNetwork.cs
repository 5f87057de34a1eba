using Wo.Engine.Processes;
using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// Runs the real git for one process of a clone, and cuts one of its calls of the network, or kills the process around any
/// call of git.
/// </summary>
/// <param name="real">Runs it.</param>
/// <param name="looked">Called when the remote has answered this clone.</param>
internal sealed class CutNetwork(IProcessRunner real, Action looked) : IProcessRunner
{
    private static readonly string[] NetworkVerbs = ["push", "ls-remote", "fetch"];
    private bool isDead;

    /// <summary>Whether the remote cannot be reached at all.</summary>
    public bool IsDown { get; init; }

    /// <summary>What happens, and at which call of the network from 0.</summary>
    public (Cut Cut, int Call)? Plan { get; init; }

    /// <summary>At which call of git the process dies, from 0; even before it, odd after it.</summary>
    public int? KilledAt { get; init; }

    /// <summary>What other clones do.</summary>
    public Action Others { get; init; } = static () => { };

    /// <summary>Called when the process has died.</summary>
    public Action Died { get; init; } = static () => { };

    /// <summary>Whether the plan came to pass.</summary>
    public bool IsCut { get; private set; }

    private int calls;
    private int networkCalls;

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        if (isDead)
        {
            throw new Killed();
        }

        var call = calls++;
        DieIf(KilledAt == call * 2);
        var verb = VerbOf(request.Arguments);
        var outcome = NetworkVerbs.Contains(verb)
            ? RunRemote(request, verb, cancellation)
            : real.Run(request, cancellation);
        DieIf(KilledAt == (call * 2) + 1);
        return outcome;
    }

    private ProcessOutcome RunRemote(ProcessRequest request, string verb, CancellationToken cancellation)
    {
        var call = networkCalls++;
        var cut = Plan is { } plan && plan.Call == call ? plan.Cut : (Cut?)null;
        IsCut |= cut is not null;
        DieIf(cut == Cut.KilledBefore);
        if (IsDown || cut == Cut.Unreachable)
        {
            return Failed("fatal: unable to access the remote: Could not resolve host");
        }

        if (cut == Cut.OthersBefore)
        {
            Others();
        }

        var outcome = real.Run(request, cancellation);
        if (cut is Cut.AnswerLost or Cut.ReportLost)
        {
            return Failed("fatal: the remote end hung up unexpectedly") with
            {
                Output = cut == Cut.ReportLost && verb == "push" ? Unreported(request.Arguments) : "",
            };
        }

        DieIf(cut == Cut.KilledAfter);
        looked();
        if (cut == Cut.OthersAfter)
        {
            Others();
        }

        return outcome;
    }

    private void DieIf(bool isNow)
    {
        if (isNow)
        {
            isDead = true;
            IsCut = true;
            Died();
            throw new Killed();
        }
    }

    /// <summary>What git prints of refs of which the remote has said nothing.</summary>
    private static string Unreported(IEnumerable<string> arguments) =>
        string.Concat(
            arguments
                .SkipWhile(word => word != "--")
                .Skip(2)
                .Select(refspec => $"!\t{refspec}\t[remote failure] (remote failed to report status)\n")
        );

    private static ProcessOutcome Failed(string error) => new(ProcessEnd.Exited, 128) { Error = error };

    private static string VerbOf(IReadOnlyList<string> arguments)
    {
        var at = 0;
        while (at < arguments.Count && arguments[at] == "-c")
        {
            at += 2;
        }

        return at < arguments.Count ? arguments[at] : "";
    }
}
