using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Prime;

/// <summary>
/// How to work in this tree, written for a model: the commands in their order, the markers, what exit codes mean for it, the
/// gates of this tree, and what never to do. Nothing that a model would guess.
/// </summary>
/// <param name="rules">What holds in this tree.</param>
internal sealed class PrimeReport(TreeRules rules) : IReport
{
    private const int MostCommands = 4;
    private const int LongestText = 60;

    /// <summary>600 tokens of about four bytes.</summary>
    private const int MostBytes = 2400;

    private const string More = "More in _ctx/policy/wo.yaml and _ctx/dod.";

    /// <summary>Stands for the id of the work order that was taken.</summary>
    private static readonly WorkOrderId Example = WorkOrderId.TryParse("WO-0016", out var id) ? id : default;

    /// <summary>The lines.</summary>
    public ImmutableArray<string> Lines
    {
        get
        {
            ImmutableArray<string> before = [.. How()];
            ImmutableArray<string> after = ["", .. Codes(), "", Never];
            return [.. before, .. WithinBudget(Gates(), MostBytes - SizeOf(before) - SizeOf(after)), .. after];
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("text", string.Join('\n', Lines) + "\n");
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in Lines)
        {
            output.Line(line);
        }
    }

    private IEnumerable<string> How() =>
        [
            "# Work orders",
            "Work here is cut into work orders, held in _ctx/jobs by the command `wo`. Job in three calls:",
            "1. `wo take --next --owner NAME --json`: claims one. `data` has `work_order` (objective, scope, verify), `worktree`, `branch`. "
                + "In a shell: `eval \"$(wo take --next --owner NAME --export)\"` also enters the worktree. Keep one NAME.",
            "2. Work in that worktree only, within `scope`. Commit everything on its branch; leave nothing uncommitted.",
            "3. There: `wo finish --summary \"what was done\"`. Exit 1 or 5: do what the card says, then again.",
            "In the worktree ID and owner may be left out. Others: `wo show`, `wo verify` (gates only), "
                + $"`wo heartbeat` (lease ends after {Duration(rules.Lease)}), `wo take --resume` after a restart.",
            $"Log: `wo session intent|result \"text\"` writes `{SessionMarkers.FormatIntent(Example, "text")}` or "
                + $"`{SessionMarkers.FormatResult(Example, "text")}`; take and `--summary` do so too.",
            "Cannot be done: `wo finish --result failed --summary \"why\"`, or `partial`. Not by you: `wo release --reason \"why\"`.",
            "",
        ];

    private IEnumerable<string> Gates()
    {
        yield return "Gates: clean worktree, a commit, scope, path policy, session markers, verify.commands"
            + (rules.Definitions.IsEmpty ? "." : ", definition of done.");
        if (!rules.VerifyAlways.IsEmpty)
        {
            yield return $"Always run: {Some(rules.VerifyAlways, MostCommands)}.";
        }

        if (rules.FailsOnGateFailure)
        {
            yield return "A failed gate moves the work order to failed: `wo verify` first.";
        }

        foreach (var definition in rules.Definitions)
        {
            var checks = definition.RequiredChecks.SelectMany(check => check.Commands).ToImmutableArray();
            yield return $"{Short(definition.Id)}: {Some([.. checks], MostCommands, "no checks")}; "
                + $"artifacts {Some([.. definition.RequiredArtifacts.Where(IsOfPerson)], MostCommands, "generated")}.";
        }
    }

    private static IEnumerable<string> Codes() =>
        [
            "Failures print TRIFECTA_ERROR_CODE, CAUSE and NEXT_STEPS, which work as printed. Exit codes: "
                + string.Join(
                    "; ",
                    ExitCodes
                        .Meanings.Take(ExitCodes.Meanings.Length - 1)
                        .Select(known => $"{known.Code} {known.Meaning}")
                )
                + ".",
            $"take: 1 {Problem.NoReadyWork.Name}: stop, `error.reason` says why. finish: 4 another one holds it now: stop, take another. 6: ask a person.",
        ];

    private static string Never =>
        "Never: edit or move files in _ctx/jobs, remove worktrees or branches, use --force, --skip-* or --takeover unasked.";

    /// <summary>The first lines, as many as there is room for; a tree may have many rules, and a model few tokens.</summary>
    private static IEnumerable<string> WithinBudget(IEnumerable<string> lines, int bytes)
    {
        var left = bytes - SizeOf([More]);
        foreach (var line in lines)
        {
            left -= SizeOf([line]);
            if (left < 0)
            {
                yield return More;
                yield break;
            }

            yield return line;
        }
    }

    private static int SizeOf(ImmutableArray<string> lines) => lines.Sum(line => Encoding.UTF8.GetByteCount(line) + 1);

    /// <summary>What the tool writes itself is no work for the agent.</summary>
    private static bool IsOfPerson(string artifact) =>
        !artifact.EndsWith(".log", StringComparison.Ordinal)
        && artifact is not (EvidenceNames.Patch or EvidenceNames.Verdict or EvidenceNames.Handoff);

    private static string Some(ImmutableArray<string> all, int most, string none = "none") =>
        all.IsEmpty
            ? none
            : string.Join(", ", all.Take(most).Select(text => $"`{Short(text)}`"))
                + (all.Length > most ? $" and {all.Length - most} more" : "");

    private static string Short(string text)
    {
        var line = OneLine.Of(text);
        return line.Length <= LongestText ? line : line[..LongestText] + "…";
    }

    private static string Duration(TimeSpan time) =>
        time.TotalHours >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#} h")
            : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0.#} min");
}
