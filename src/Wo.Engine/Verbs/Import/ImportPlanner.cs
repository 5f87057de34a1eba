using System.Collections.Immutable;
using System.Text;
using Wo.Core.Wording;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Verbs.Import.Sources;
using Wo.Engine.Verbs.New;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Import;

/// <summary>Makes work orders of the items of another tool, or says why none can be made. Writes nothing.</summary>
internal sealed class ImportPlanner(Workspace workspace)
{
    private const int MostNamed = 20;

    /// <summary>Plans the whole import.</summary>
    public Result<ImportPlan> Plan(ImportRequest request)
    {
        var reading = new TreeReader(workspace).Read();
        var items = ImportedLinks.Resolve(request.Items.Items, ImportedIds.Choose(request.Source, request.Items.Items));
        var present = items.Where(item => IsPresent(reading.Scan, request.Source, item)).ToImmutableArray();
        ImmutableArray<ImportedItem> missing = [.. items.Except(present)];
        return from free in RequireFree(missing.Select(static item => item.Id))
            from epic in Epic(request, reading.Inputs)
            from files in Files(request, missing, epic.Id)
            from valid in RequireValid(files, epic.IsNew, reading)
            select new ImportPlan(
                new ImportOutcome(
                    request.Source,
                    epic.Id,
                    epic.IsNew && !missing.IsEmpty,
                    missing,
                    present,
                    request.Items.Skipped,
                    IsWritten: false
                ),
                files,
                reading.Inputs.Backlog.Bytes,
                missing.IsEmpty ? reading.Inputs.Backlog.Bytes : epic.Backlog
            );
    }

    /// <summary>That no id is in use, also by what is not a work order (yet, or any more).</summary>
    public Result<Unit> RequireFree(IEnumerable<WorkOrderId> ids)
    {
        var used = UsedIds.Read(workspace.Files, workspace.Layout, workspace.Control, workspace.Versions);
        var places = ids.Select(id => (Id: id, Place: used.PlaceOf(id)))
            .Where(static id => id.Place is not null)
            .ToList();
        return Result.Require(
            places.Count == 0,
            () =>
                new WoError(
                    Problem.AlreadyExists,
                    $"{places[0].Id} is in use: {places[0].Place}"
                        + (places.Count > 1 ? $", and {places.Count - 1} more are" : "")
                )
                {
                    Details = [.. places.Take(MostNamed).Select(static id => $"{id.Id}: {id.Place}")],
                    NextSteps = ["wo list"],
                    Verify = [$"wo show {places[0].Id}"],
                }
        );
    }

    /// <summary>Whether an earlier import has made the work order, wherever it is by now.</summary>
    private static bool IsPresent(TreeScan scan, ImportSource source, ImportedItem item) =>
        scan.Find(item.Id)?.Active?.Root is { } root
        && root.TryGet(ImportedText.Key, out var node)
        && node is YamlMapping origin
        && origin.TryGet(ImportedText.FromKey, out var from)
        && origin.TryGet(ImportedText.IdKey, out var id)
        && (from as YamlScalar)?.Value == source.Name
        && (id as YamlScalar)?.Value == item.Item.Id
        && !IsOfAnotherRepository(root, item.Item.Ticket);

    /// <summary>Whether both have an address of GitHub, and not in the same repository: the numbers of each begin at 1.</summary>
    private static bool IsOfAnotherRepository(YamlMapping root, string? ticket) =>
        root.TryGet("trace", out var trace)
        && trace is YamlMapping links
        && links.TryGet("ticket", out var known)
        && GitHubAddress.Of((known as YamlScalar)?.Value)?.Repository is { } there
        && GitHubAddress.Of(ticket)?.Repository is { } here
        && !there.Equals(here, StringComparison.OrdinalIgnoreCase);

    private static Result<(string Id, bool IsNew, byte[] Backlog)> Epic(ImportRequest request, TreeInputs inputs)
    {
        var title = $"Imported from {request.Source.Title}";
        var known = request.Epic ?? inputs.Backlog.Value?.Epics.FirstOrDefault(epic => epic.Title == title)?.Id.Value;
        if (inputs.Backlog.Value is not { } backlog || known is not null && inputs.FindEpic(known) is not null)
        {
            return from chosen in NewEpic.Choose(new NewWorkOrderRequest { Epic = known }, inputs)
                select (chosen, false, inputs.Backlog.Bytes);
        }

        if (known is not null)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"there is no epic {known} in {inputs.Backlog.Path}"
                    + TypoCorrection.DidYouMean(known, backlog.Epics.Select(static epic => epic.Id.Value))
                    + "; without --epic one is added"
            )
            {
                NextSteps = ["wo import --help"],
            };
        }

        var id = EpicEntry.NextId(backlog);
        return from bytes in EpicEntry.Add(inputs.Backlog, id, title, queued: null) select (id, true, bytes);
    }

    private Result<ImmutableArray<ImportedFile>> Files(
        ImportRequest request,
        ImmutableArray<ImportedItem> items,
        string epic
    )
    {
        var files = ImmutableArray.CreateBuilder<ImportedFile>(items.Length);
        foreach (var item in items)
        {
            var text = ImportedText.Compose(
                request.Source,
                item,
                epic,
                request.DefinitionOfDone ?? Init.Scaffold.DefinitionOfDoneId
            );
            if (!workspace.Canonical.Format(Encoding.UTF8.GetBytes(text)).TryGet(out var bytes, out var refused))
            {
                return new WoError(Problem.ImportUnreadable, $"{item.Item.Id} makes no work order: {refused.Cause}");
            }

            if (bytes.Length > YamlReader.MaxBytes)
            {
                return new WoError(
                    Problem.ImportUnreadable,
                    $"{item.Item.Id} is too long for a work order: {bytes.Length} bytes of at most {YamlReader.MaxBytes}"
                );
            }

            var state = item.Item.State;
            files.Add(new ImportedFile(item.Id, state, workspace.Layout.WorkOrder(state, item.Id), bytes));
        }

        return files.ToImmutable();
    }

    /// <summary>That lint has nothing against any of them in the tree as it will be.</summary>
    private Result<Unit> RequireValid(ImmutableArray<ImportedFile> files, bool isEpicNew, TreeReading reading)
    {
        var reader = new RecognisedSummaryReader(new DocumentSummaryReader());
        WorkOrderCandidate[] candidates =
        [
            .. files.Select(file =>
                WorkOrderCandidate.OfMany(
                    file.Id,
                    file.State,
                    file.Path,
                    new FileContent(ReadOutcome.Ok, file.Bytes),
                    reader
                )
            ),
        ];
        var entries = candidates.Select(static file => new WorkOrderEntry(file.Id, [file], file));
        var tree = reading.Scan with
        {
            Entries = [.. reading.Scan.Entries.Concat(entries).OrderBy(static entry => entry.Id)],
        };
        var linter = new TreeLint(workspace.Files, workspace.Layout, tree, workspace.Clock).Linter;
        var errors = linter
            .LintAll(candidates)
            .SelectMany(findings => findings)
            .Where(finding => finding.Level == LintLevel.Error && !(isEpicNew && finding.Code == Problem.UnknownEpic))
            .ToList();
        return Result.Require(
            errors.Count == 0,
            () =>
                new WoError(
                    Problem.InvalidWorkOrder,
                    $"{Path.GetFileNameWithoutExtension(errors[0].Path.Relative)} would not be valid: {errors[0].Message}"
                        + (errors[0].Code == Problem.UnknownDefinitionOfDone ? "; --dod names another" : "")
                )
                {
                    Details = [.. errors.Take(MostNamed).Select(static error => error.Message)],
                    NextSteps = ["wo import --help"],
                }
        );
    }
}
