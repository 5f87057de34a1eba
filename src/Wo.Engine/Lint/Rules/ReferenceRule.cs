using Wo.Core.Wording;
using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint.Rules;

/// <summary>The epic and the definition of done exist.</summary>
internal sealed class ReferenceRule(TreeInputs inputs) : ITreeRule
{
    public void Check(LintSubject subject)
    {
        if (subject.Text("epic_id") is { } epic && inputs.FindEpic(epic.Value) is null)
        {
            var backlog = inputs.Backlog;
            subject.Error(
                Problem.UnknownEpic,
                epic,
                "$.epic_id",
                $"there is no epic {epic.Value} in {backlog.Path}{Because(backlog.Problem)}"
                    + TypoCorrection.DidYouMean(epic.Value, backlog.Value?.Epics.Select(known => known.Id.Value) ?? [])
            );
        }

        if (subject.Text("dod_id") is not { } definition)
        {
            return;
        }

        if (inputs.FindDefinitionOfDone(definition.Value) is null)
        {
            subject.Error(
                Problem.UnknownDefinitionOfDone,
                definition,
                "$.dod_id",
                $"there is no definition of done {definition.Value} in {CtxPath.DirectoryName}/dod"
                    + Because(inputs.DefinitionsOfDone.FirstOrDefault(file => file.Problem is not null)?.Problem)
                    + TypoCorrection.DidYouMean(
                        definition.Value,
                        inputs.DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? []).Select(known => known.Id)
                    )
            );
        }
        else if (inputs.IsRetired(definition.Value) && !subject.IsLegacy)
        {
            subject.Warning(
                Problem.RetiredDefinitionOfDone,
                definition,
                "$.dod_id",
                $"{definition.Value} is for work orders from before it (x_legacy)"
            );
        }
    }

    public bool IsSilent(WorkOrderCandidate file, ExaminedFile examined) =>
        (examined.Epic is not { } epic || inputs.FindEpic(epic) is not null)
        && (
            examined.DefinitionOfDone is not { } definition
            || (
                inputs.FindDefinitionOfDone(definition) is not null
                && (examined.IsLegacy || !inputs.IsRetired(definition))
            )
        );

    private static string Because(LintFinding? problem) => problem is null ? "" : $", which cannot be read: {problem}";
}
