using System.Text.Json;
using Wo.TestKit;
using static Wo.EndToEnd.Tests.SystemCalls.SweepScenario;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Whether a command to whose calls something was done said the truth, and left what it may leave.</summary>
internal sealed class Judgement(
    SweepScenario scenario,
    PreparedTree prepared,
    SweepPoint point,
    WoOutcome outcome,
    TreeSnapshot before
)
{
    private const int Killed = 128 + 9;
    private static readonly Dictionary<string, int> Signals = new(StringComparer.Ordinal)
    {
        ["signal=HUP"] = 129,
        ["signal=INT"] = 130,
        ["signal=TERM"] = 143,
    };

    // Rightly there although "nothing changed": copies, logs, evidence, and a record that says what is not.
    // The result is said before the gates look for it.
    private static readonly string[] Traces = ["_ctx/logs/", "_ctx/handoff/", ".git/wo/records/"];
    private static readonly string[] TracesOfFinish = [.. Traces, "_ctx/session_"];

    private readonly List<string> problems = [];

    private SampleTree Tree => prepared.Tree;

    private bool IsDone => scenario.IsDone(Tree);

    /// <summary>What is wrong; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        problems.AddRange(
            new InstantChecker(Tree.Root, prepared.Promises).Problems().Select(problem => $"at once: {problem}")
        );
        if (outcome.ExitCode == Killed)
        {
            Expect(point.Fault == Fault.Kill, "it was killed");
        }
        else if (outcome.ExitCode == 0)
        {
            JudgeSuccess();
        }
        else if (Signals.TryGetValue(point.Fault.Expression, out var code))
        {
            JudgeInterruption(code);
        }
        else
        {
            JudgeFailure();
        }

        return problems;
    }

    private void JudgeSuccess()
    {
        Expect(IsDone, "it said that it was done");
        if (!outcome.TryJson(out var answer))
        {
            Expect(false, "no JSON object");
            return;
        }

        var data = answer.GetProperty("data");
        prepared.Promises.Told(
            Id,
            scenario.To,
            data.ValueKind == JsonValueKind.Object && data.TryGetProperty("token", out var token)
                ? token.GetString()
                : null
        );
        var isSilent = answer.GetProperty("warnings").GetArrayLength() == 0;
        Expect(
            !isSilent || Inconsistencies() is [],
            $"a success without a warning left: {string.Join("; ", Inconsistencies())}"
        );
    }

    private void JudgeInterruption(int code)
    {
        Expect(outcome.ExitCode == code, $"the exit code is not {code}");
        if (outcome is { Output: "", Error: "" })
        {
            // Before the tool listens to signals they end it as they end any process.
            Expect(Changes() is [], $"it ended without a word and changed {string.Join("; ", Changes())}");
            return;
        }

        ExpectAnswer();
        Expect(outcome.ErrorCode == "INTERRUPTED", "the card does not say that it was interrupted");
        Expect(scenario.IsDamaged || Inconsistencies() is [], $"it left {string.Join("; ", Inconsistencies())}");
    }

    /// <summary>Whether an index without all that belongs into it is what is left to do, which the work order does not tell.</summary>
    private bool IsIndexAllThatFailed()
    {
        var failed = outcome
            .Data.GetProperty("repairs")
            .EnumerateArray()
            .Where(repair => repair.GetProperty("status").GetString() == "failed")
            .Select(repair => repair.GetProperty("code").GetString())
            .ToList();
        return failed.Count > 0 && failed.TrueForAll(code => code == "INDEX_STALE");
    }

    private void JudgeFailure()
    {
        // A process that cannot even start says so in words that are not ours.
        if (point.IsStart || !point.IsInTree && outcome.ExitCode > 8)
        {
            Expect(Changes() is [], $"it did not start and changed {string.Join("; ", Changes())}");
            return;
        }

        ExpectAnswer();
        // No memory, no thread: the machine's, not a bug.
        Expect(!point.IsInTree || outcome.ErrorCode != "INTERNAL_ERROR", "an internal error");
        switch (outcome.ExitCode)
        {
            case 8:
                Expect(IsDone, "it said that it was done");
                prepared.Promises.Told(Id, scenario.To);
                break;
            case 6 when outcome.ErrorCode == "RECONCILE_STOPPED":
                // Only where it had indeed begun to repair, and then whatever is left.
                Expect(scenario.Arguments[0] == "reconcile", "it does not reconcile");
                Expect(Changes() is not [], "it said that it had made repairs and changed nothing");
                break;
            case 6:
                Expect(!IsDone, "it was done, and it said that it was not");
                break;
            case 7 when point.Fault.IsSticky && point.Only is null:
                break;
            case 7:
                Expect(!IsDone, "it was done, and it said that it was not");
                Expect(Changes() is [], $"it said that nothing changed: {string.Join("; ", Changes())}");
                break;
            case 1 when scenario.Arguments[0] == "reconcile":
                Expect(!IsDone || IsIndexAllThatFailed(), "it was done, and it said that it was not");
                break;
            case 5 when !point.IsInStore:
                // A worktree that cannot be looked at is none.
                Expect(Changes() is [], $"it refused and changed {string.Join("; ", Changes())}");
                break;
            default:
                Expect(false, "an exit code that does not fit");
                break;
        }
    }

    private void ExpectAnswer()
    {
        Expect(outcome.CardProblems() is [], $"the card: {string.Join("; ", outcome.CardProblems())}");
        Expect(outcome.TryJson(out _) || outcome.ExitCode == 8, "no JSON object");
        Expect(!outcome.Error.Contains("Unhandled", StringComparison.Ordinal), "an exception that nobody handled");
    }

    private IReadOnlyList<string> Changes() =>
        [
            .. before
                .Changes(Tree.Snapshot(), scenario.Arguments[0] == "finish" ? TracesOfFinish : Traces)
                .Where(change => !change.Contains(".yaml.bak.", StringComparison.Ordinal)),
        ];

    private IReadOnlyList<string> Inconsistencies() => new TreeChecker(Tree.Root, prepared.Promises).Problems();

    private void Expect(bool condition, string problem)
    {
        if (!condition)
        {
            problems.Add(problem);
        }
    }
}
