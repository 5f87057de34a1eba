using System.Collections.Immutable;
using Wo.Core.Wording;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Reconcile;

/// <summary>Which findings make the answer a no: a level and all above it, and single codes.</summary>
internal sealed class FailOn
{
    private readonly ProblemLevel? level;
    private readonly ImmutableArray<string> codes;

    private FailOn(ProblemLevel? level, ImmutableArray<string> codes) => (this.level, this.codes) = (level, codes);

    /// <summary>P0 alone.</summary>
    public static FailOn Default { get; } = new(ProblemLevel.P0, []);

    /// <summary>Reads a comma-separated list of levels and codes.</summary>
    public static Result<FailOn> Parse(string text)
    {
        ProblemLevel? level = null;
        var codes = ImmutableArray.CreateBuilder<string>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (ProblemLevels.TryParse(name, out var named))
            {
                level = level is { } other && other > named ? other : named;
            }
            else if (Problem.Findings.Any(code => code.Name == name))
            {
                codes.Add(name);
            }
            else
            {
                return Unknown(
                    $"--fail-on: '{name}' is neither a level nor a code"
                        + TypoCorrection.DidYouMean(name, Problem.Findings.Select(code => code.Name))
                );
            }
        }

        return level is null && codes.Count == 0
            ? Unknown("--fail-on names nothing")
            : new FailOn(level, codes.ToImmutable());
    }

    /// <summary>Whether a finding makes the answer a no.</summary>
    public bool Includes(Finding finding) => finding.Level <= level || codes.Contains(finding.Code.Name);

    private static WoError Unknown(string cause) =>
        new(Problem.Usage, cause)
        {
            Details =
            [
                "levels: P0, P1 (with P0), INFO (with both)",
                $"codes: {string.Join(", ", Problem.Findings.Select(code => code.Name))}",
            ],
            NextSteps = ["wo reconcile --help"],
        };
}
