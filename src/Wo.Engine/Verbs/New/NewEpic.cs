using Wo.Core.Wording;
using Wo.Engine.Lint;
using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.New;

/// <summary>Which epic a new work order belongs to, or which there are to choose from.</summary>
internal static class NewEpic
{
    private const int MostNamed = 8;

    /// <summary>The id of the epic that a request asks for, by itself or by its draft.</summary>
    public static Result<string> Choose(NewWorkOrderRequest request, TreeInputs inputs)
    {
        var asked = request.Epic ?? WorkOrderDraft.Text(request.Draft, "epic_id");
        if (inputs.Backlog.Value is not { } backlog)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"{inputs.Backlog.Path} cannot be read: {inputs.Backlog.Problem?.Message ?? "unknown why"}"
            )
            {
                NextSteps = ["wo reconcile"],
            };
        }

        if (request.NewEpicTitle is not null)
        {
            return asked is { } taken && inputs.FindEpic(taken) is { } present
                ? new WoError(Problem.AlreadyExists, $"the epic {taken} exists: {present.Title}")
                : asked ?? EpicEntry.NextId(backlog);
        }

        if (asked is null)
        {
            return new WoError(Problem.Usage, $"no epic is given (--epic){Present(backlog)}")
            {
                NextSteps = backlog.Epics is [var first, ..]
                    ? [$"wo new --epic {ShellWord.Quote(first.Id.Value)} --title \"…\""]
                    : ["wo new --create-epic \"…\" --title \"…\""],
            };
        }

        return inputs.FindEpic(asked) is not null
            ? asked
            : new WoError(
                Problem.InvalidWorkOrder,
                $"there is no epic {asked} in {inputs.Backlog.Path}"
                    + TypoCorrection.DidYouMean(asked, backlog.Epics.Select(epic => epic.Id.Value))
                    + Present(backlog)
            )
            {
                NextSteps = ["wo new --help"],
            };
    }

    private static string Present(Backlog backlog)
    {
        var named = backlog.Epics.Take(MostNamed).Select(epic => $"{epic.Id} ({OneLine.Of(epic.Title)})");
        var more = backlog.Epics.Count > MostNamed ? $" and {backlog.Epics.Count - MostNamed} more" : "";
        var present = backlog.Epics.Count == 0 ? "there is none yet" : $"there are {string.Join(", ", named)}{more}";
        return $"; {present}; --create-epic TITLE adds one";
    }
}
