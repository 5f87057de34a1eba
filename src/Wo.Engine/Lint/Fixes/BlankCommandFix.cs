namespace Wo.Engine.Lint.Fixes;

/// <summary>A blank verify command is none.</summary>
internal sealed class BlankCommandFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        if (
            !subject.Root.TryGet("verify", out var verify)
            || InputNodes.List(verify, "commands") is not { } commands
            || commands.Items.All(IsBlank)
        )
        {
            yield break;
        }

        for (var i = 0; i < commands.Items.Count; i++)
        {
            if (IsBlank(commands.Items[i]) && ListItem.Remove(subject.SourceText, commands, i) is { } removed)
            {
                yield return new ProposedFix($"$.verify.commands[{i}]", "the blank command is gone")
                {
                    Splice = removed,
                };
            }
        }
    }

    private static bool IsBlank(YamlNode node) =>
        node is YamlScalar { Kind: YamlScalarKind.String } command && string.IsNullOrWhiteSpace(command.Value);
}
