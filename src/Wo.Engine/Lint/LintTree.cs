using System.Collections.Immutable;
using Wo.Engine.Lint.InputRules;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>Examines a whole tree: work orders, what they refer to, schemas, and what lies beside the work orders.</summary>
internal sealed class LintTree(TreeLint lint, TreeScan scan, CtxLayout layout)
{
    private static readonly ImmutableArray<IInputRule> Rules = [new UniqueIdRule(), new QueueRule()];

    /// <summary>Examines everything.</summary>
    public LintReport Run() => new([.. WorkOrders(), .. Inputs(), .. Schemas(), .. Items()], scan.Entries.Length);

    /// <summary>Examines some work orders and nothing else.</summary>
    public LintReport Run(IReadOnlyCollection<WorkOrderId> only) =>
        new([.. scan.Entries.Where(entry => only.Contains(entry.Id)).SelectMany(Examine), .. OwnSchema()], only.Count);

    private IEnumerable<LintedFile> WorkOrders()
    {
        WorkOrderCandidate[] counting = [.. scan.Entries.SelectMany(entry => Counting(entry))];
        var found = lint.Linter.LintAll(counting);
        var next = 0;
        foreach (var entry in scan.Entries)
        {
            // Nearly all are one file, of which there is nothing to say.
            if (entry.Candidates.Length > 1 || found[next].Count > 0)
            {
                foreach (var file in Examine(entry))
                {
                    yield return file;
                }
            }

            next += Counting(entry).Length;
        }
    }

    private IEnumerable<LintedFile> Examine(WorkOrderEntry entry)
    {
        foreach (var candidate in entry.Candidates)
        {
            var findings = Counting(entry).Contains(candidate) ? Lint(candidate) : [];
            ImmutableArray<LintFinding> all =
                entry.Candidates.Length > 1 ? [Copy(entry, candidate), .. findings] : [.. findings];
            if (!all.IsEmpty)
            {
                yield return new LintedFile(candidate.Path.Relative, entry.Id, candidate.Bytes, all);
            }
        }
    }

    /// <summary>The findings about a file, of the bytes that are shown with them.</summary>
    private IEnumerable<LintFinding> Lint(WorkOrderCandidate candidate)
    {
        if (lint.Linter.Lint(candidate).Count > 0)
        {
            candidate.Load();
        }

        return lint.Linter.Lint(candidate).Where(IsOfTheFile);
    }

    /// <summary>The files that are examined: one that another of the same id outweighs is wrong by being there.</summary>
    private static ImmutableArray<WorkOrderCandidate> Counting(WorkOrderEntry entry) =>
        entry.Active is { } active ? [active] : entry.Candidates;

    private static LintFinding Copy(WorkOrderEntry entry, WorkOrderCandidate candidate)
    {
        var id = candidate.Root is { } root && root.TryGet("id", out var node) ? node : null;
        return new LintFinding(
            Problem.DuplicateId,
            LintLevel.Error,
            candidate.Path,
            id?.Start ?? new YamlPosition(1, 1, 0),
            "$.id",
            entry.Active is { } active
                ? $"{entry.Copies}; the one in {active.State.DirectoryName()} counts"
                : entry.Problem!
        );
    }

    // The schema is a file of its own here, and not reported once more with each work order.
    private static bool IsOfTheFile(LintFinding finding) => finding.Code != Problem.InputInvalid;

    private IEnumerable<LintedFile> Inputs()
    {
        // A tree without work orders needs no backlog yet.
        var isNeeded = scan.Entries.Any(entry => entry.Active is { State: WorkOrderState.Pending });
        var findings = lint
            .Inputs.Lint()
            .Where(finding => isNeeded || !lint.Inputs.Backlog.IsMissing || finding.Path != lint.Inputs.Backlog.Path)
            .Concat(Rules.SelectMany(rule => rule.Check(lint.Inputs, lint.Graph)))
            .ToLookup(finding => finding.Path);
        return from file in lint.Inputs.All
            where findings.Contains(file.Path)
            select new LintedFile(
                file.Path.Relative,
                null,
                file.Bytes,
                [.. findings[file.Path].OrderBy(finding => finding.Position.Offset)]
            );
    }

    private IEnumerable<LintedFile> Schemas() => lint.Schemas.SelectMany(Examine);

    private IEnumerable<LintedFile> OwnSchema() => Examine(lint.Schema);

    // A schema does not lie under _ctx: the file says where the finding belongs.
    private IEnumerable<LintedFile> Examine(TreeSchema schema) =>
        schema.Unusable is { } why
            ?
            [
                new LintedFile(
                    schema.RelativePath,
                    null,
                    schema.Bytes,
                    [new LintFinding(Problem.InputInvalid, LintLevel.Error, layout.Ctx, schema.Position, "$", why)]
                ),
            ]
            : [];

    private IEnumerable<LintedFile> Items() =>
        from item in scan.Items
        let finding = Judge(item)
        where finding is not null
        select new LintedFile(item.Path.Relative, null, [], [finding]);

    private static LintFinding? Judge(TreeItem item)
    {
        var start = new YamlPosition(1, 1, 0);
        return item switch
        {
            { Kind: TreeItemKind.SymbolicLink } => new LintFinding(
                Problem.SymlinkRefused,
                LintLevel.Error,
                item.Path,
                start,
                "$",
                "it is a symbolic link, which is not followed"
            ),
            { Kind: TreeItemKind.Foreign, IsHidden: false } => new LintFinding(
                Problem.ForeignFile,
                LintLevel.Note,
                item.Path,
                start,
                "$",
                "it is not read as a work order"
            ),
            _ => null,
        };
    }
}
