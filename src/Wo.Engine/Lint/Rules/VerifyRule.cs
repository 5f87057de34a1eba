namespace Wo.Engine.Lint.Rules;

/// <summary>A verification that runs nothing says yes to everything.</summary>
internal sealed class VerifyRule : ILintRule
{
    public void Check(LintSubject subject)
    {
        var commands =
            subject.Root.TryGet("verify", out var verify)
            && verify is YamlMapping mapping
            && mapping.TryGet("commands", out var list)
                ? list as YamlSequence
                : null;
        if (commands is null || commands.Items.Count == 0)
        {
            if (!subject.HasFindingBelow("$.verify"))
            {
                subject.Warning(
                    Problem.VerifyEmpty,
                    commands ?? verify ?? subject.Root,
                    "$.verify.commands",
                    "no command verifies the result"
                );
            }

            return;
        }

        for (var i = 0; i < commands.Items.Count; i++)
        {
            if (
                commands.Items[i] is YamlScalar { Kind: YamlScalarKind.String } command
                && string.IsNullOrWhiteSpace(command.Value)
            )
            {
                subject.Error(
                    Problem.VerifyBlankCommand,
                    command,
                    $"$.verify.commands[{i}]",
                    "a blank command succeeds whatever the result is"
                );
            }
        }
    }
}
