using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>
/// Looks at the work orders that a commit is going to change, as they are staged: whether they are valid and in canonical
/// form, beside what is staged of the rest of the tree, and whether wo closed what is committed as closed.
/// </summary>
/// <param name="workspace">The state root.</param>
/// <param name="directory">Where the commit is made.</param>
/// <param name="indexFile">The index that it is made from, absolute; <see langword="null"/> for the worktree's.</param>
internal sealed class StagedCheck(Workspace workspace, string directory, string? indexFile)
{
    // What git calls the index of "git commit FILE": HEAD and these files, whatever is staged besides.
    private const string PartialIndex = "next-index-";

    private readonly GitCommand git = indexFile is null ? workspace.Git : workspace.Git.WithIndex(indexFile);

    private StagedFiles Staged => new(git, directory);

    /// <summary>Everything that is wrong; nothing where no work order is staged.</summary>
    public Result<ImmutableArray<StagedProblem>> Run() =>
        StorageBoundary.Run(() =>
        {
            var jobs = Below(workspace.Layout.Jobs.Relative);
            if (!Staged.List(jobs).TryGet(out var files, out var error))
            {
                return error;
            }

            var problems = ImmutableArray.CreateBuilder<StagedProblem>();
            StagedTree? tree = null;
            foreach (var file in files)
            {
                if (!IsWorkOrder(file.Path[(jobs.Length + 1)..], out var state, out var id))
                {
                    continue;
                }

                if (
                    tree is null
                    && !StagedTree.Read(workspace, git, Staged, directory, Below).TryGet(out tree, out error)
                )
                {
                    return error;
                }

                if (!Examine(file, state, id, tree).TryGet(out var found, out error))
                {
                    return error;
                }

                problems.AddRange(found);
            }

            return (Result<ImmutableArray<StagedProblem>>)problems.ToImmutable();
        });

    /// <summary>
    /// The files, absolute, that <c>git commit FILE</c> was told to commit; none where it commits what is staged.
    /// </summary>
    public Result<ImmutableArray<string>> Named() =>
        StorageBoundary.Run(() =>
            Path.GetFileName(indexFile)?.StartsWith(PartialIndex, StringComparison.Ordinal) == true
                ? Staged.Changed()
                : ImmutableArray<string>.Empty
        );

    /// <summary>A path of the state root as a path of a worktree, which has the same directories.</summary>
    private string Below(string relative)
    {
        var root = workspace.Root;
        var prefix =
            root.MainWorktree is { } main && RealPath.IsWithin(root.Path, main)
                ? Path.GetRelativePath(main, root.Path).Replace(Path.DirectorySeparatorChar, '/')
                : ".";
        return prefix == "." ? relative : $"{prefix}/{relative}";
    }

    private static bool IsWorkOrder(string path, out WorkOrderState state, out WorkOrderId id)
    {
        (state, id) = (default, default);
        return path.Split('/') is [var directory, var name]
            && WorkOrderStates.TryParse(directory, out state)
            && name.EndsWith(CtxLayout.WorkOrderSuffix, StringComparison.Ordinal)
            && WorkOrderId.TryParse(name[..^CtxLayout.WorkOrderSuffix.Length], out id);
    }

    private Result<ImmutableArray<StagedProblem>> Examine(
        StagedFile file,
        WorkOrderState state,
        WorkOrderId id,
        StagedTree tree
    )
    {
        var start = new YamlPosition(1, 1, 0);
        StagedProblem At(Problem code, string message) => new(code, id, file.Path, start, message);

        if (!file.IsRegular)
        {
            return ImmutableArray.Create(At(Problem.SymlinkRefused, "it is staged as a link, which is not followed"));
        }

        if (!Staged.Content(file.Blob).TryGet(out var bytes, out var error) && error is not null)
        {
            return error;
        }

        if (bytes is null)
        {
            return ImmutableArray.Create(At(Problem.Unreadable, "invalid UTF-8"));
        }

        var path = workspace.Layout.WorkOrder(state, id);
        var candidate = WorkOrderCandidate.From(id, state, path, new FileContent(ReadOutcome.Ok, bytes));
        var problems = ImmutableArray.CreateBuilder<StagedProblem>();
        problems.AddRange(
            tree.Lint.Linter.Lint(candidate)
                .Where(finding => finding.Level == LintLevel.Error)
                .Select(finding => new StagedProblem(finding.Code, id, file.Path, finding.Position, finding.Message)
                {
                    NotStaged = tree.NotStaged(finding, candidate),
                })
        );
        if (
            problems.Count == 0
            && tree.Canonical.Format(bytes).TryGet(out var formatted, out _)
            && !bytes.AsSpan().SequenceEqual(formatted)
        )
        {
            problems.Add(At(Problem.NotFormatted, "it is not in canonical form"));
        }

        if (state is WorkOrderState.Done or WorkOrderState.Failed)
        {
            var closure = new StagedClosure(workspace, Staged, Below);
            if (!closure.WhyNotGenuine(file, candidate).TryGet(out var why, out error) && error is not null)
            {
                return error;
            }

            if (why is not null)
            {
                problems.Add(At(Problem.HandMadeClosure, why));
            }
        }

        return problems.ToImmutable();
    }
}
