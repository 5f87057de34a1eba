using Wo.Engine.Lint.Rules;

namespace Wo.Engine.Lint.Fixes;

/// <summary>A text that is written like a date, a number or a yes gets quotes, except where it would be wrong in quotes too.</summary>
internal sealed class QuotingFix : ILintFix
{
    public IEnumerable<ProposedFix> Propose(LintSubject subject)
    {
        foreach (var (value, place) in TextKeys.In(subject.Root))
        {
            var isMisread = value.Kind != YamlScalarKind.String || !Yaml11.IsText(value.Value);
            if (
                isMisread
                && !place.IsValueOf("priority")
                && !place.IsValueOf("status")
                && value.OuterStart == value.Start.Offset
                && TextKeys.IsPlain(subject.SourceText, value)
            )
            {
                yield return new ProposedFix(place.ToString(), $"{value.Value} is in quotes")
                {
                    Splice = new YamlSplice(value.Start.Offset, value.End.Offset, $"'{value.Value}'"),
                };
            }
        }
    }
}
