namespace Wo.Engine.Lint.Rules;

/// <summary>
/// Text that readers of YAML 1.1 take for something else. The scripts that read the same trees do, and then say that the
/// work order breaks its schema.
/// </summary>
internal sealed class QuotingRule : ILintRule
{
    public void Check(LintSubject subject)
    {
        foreach (var (value, place) in TextKeys.In(subject.Root))
        {
            if (
                value.Kind == YamlScalarKind.String
                && TextKeys.IsPlain(subject.SourceText, value)
                && !Yaml11.IsText(value.Value)
            )
            {
                subject.Warning(
                    Problem.ReadDifferently,
                    value,
                    place.ToString(),
                    $"{value.Value} needs quotes: without them it is no text to readers of YAML 1.1"
                );
            }
        }
    }
}
