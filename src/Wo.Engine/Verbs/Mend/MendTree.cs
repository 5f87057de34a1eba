using System.Collections.Immutable;
using System.Globalization;
using Wo.Engine.Lint;
using Wo.Engine.Lint.Fixes;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Mend;

/// <summary>
/// Mends what has one right answer, each work order as an operation of its own: what another operation is at work on is left
/// and said so.
/// </summary>
internal sealed class MendTree(Workspace workspace)
{
    private static readonly OperationName Verb = new("lint --fix", "mended");

    /// <summary>Whether anything that was found can be mended.</summary>
    public static bool HasWork(TreeReading reading, LintReport report)
    {
        var wanting = report.Files.Select(file => file.Id).OfType<WorkOrderId>().ToHashSet();
        return report.Findings.Any(finding => finding.Code == Problem.QueueTwice)
            || reading.Scan.Entries.Any(entry =>
                wanting.Contains(entry.Id)
                && entry is { Active: { } active, Candidates: [_] }
                && !Fixes(reading, active).IsEmpty
            );
    }

    private static ImmutableArray<ProposedFix> Fixes(TreeReading reading, WorkOrderCandidate file)
    {
        if (reading.Linter.Lint(file).Count == 0)
        {
            return [];
        }

        // A fix is one of the text, and what is wrong may be known from earlier alone.
        file.Load();
        return LintFixes.For(file, reading.Linter.Lint(file));
    }

    /// <summary>Mends work orders and, where none are named, what they refer to.</summary>
    public MendOutcome Run(TreeReading reading, IReadOnlyCollection<WorkOrderId> only)
    {
        var mended = ImmutableArray.CreateBuilder<MendedFile>();
        var failures = ImmutableArray.CreateBuilder<string>();
        foreach (var entry in reading.Scan.Entries)
        {
            if (
                (only.Count > 0 && !only.Contains(entry.Id))
                || entry is not { Active: { } active, Candidates: [_] }
                || Fixes(reading, active).IsEmpty
            )
            {
                continue;
            }

            if (Mend(reading, entry.Id).TryGet(out var done, out var error))
            {
                mended.AddRange(done);
            }
            else
            {
                failures.Add($"{entry.Id} was not mended: {error.Cause}");
            }
        }

        if (only.Count == 0 && !MendBacklog(mended).TryGet(out _, out var refused))
        {
            failures.Add($"{workspace.Layout.Backlog} was not mended: {refused.Cause}");
        }

        return new MendOutcome(mended.ToImmutable(), failures.ToImmutable());
    }

    private Result<ImmutableArray<MendedFile>> Mend(TreeReading reading, WorkOrderId id) =>
        WorkOrderOperation.Run(
            workspace,
            Verb,
            id,
            operation =>
            {
                // The file may have changed since it was found wanting.
                var file = operation.Subject.File;
                var fixes = LintFixes.For(file, reading.Linter.Lint(file));
                return from written in operation.EditInPlace(LintFixes.Apply(file, fixes))
                    select fixes.Select(fix => new MendedFile(file.Path.Relative, id, fix.What)).ToImmutableArray();
            }
        );

    private Result<Unit> MendBacklog(ImmutableArray<MendedFile>.Builder mended) =>
        StorageBoundary.Run(() =>
        {
            if (QueueFix.Apply(new TreeInputs(workspace.Files, workspace.Layout).Backlog, out _) is null)
            {
                return Result.Ok;
            }

            if (!workspace.Guard.Acquire(Verb.Name).TryGet(out var held, out var refused))
            {
                return refused;
            }

            using (held)
            {
                var backlog = new TreeInputs(workspace.Files, workspace.Layout).Backlog;
                return from claimed in workspace.RootRecord.Claim(held) select Write(backlog, mended);
            }
        });

    private Unit Write(InputFile<Backlog> backlog, ImmutableArray<MendedFile>.Builder mended)
    {
        if (QueueFix.Apply(backlog, out var removed) is { } edited)
        {
            workspace.Writer.Backup(backlog.Path.FullPath, backlog.Bytes);
            workspace.Writer.Replace(backlog.Path.FullPath, edited);
            var what = removed == 1 ? "1 entry" : string.Create(CultureInfo.InvariantCulture, $"{removed} entries");
            mended.Add(new MendedFile(backlog.Path.Relative, null, $"{what} that a queue had before is gone"));
        }

        return default;
    }
}
