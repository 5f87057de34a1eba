using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Hook;

/// <summary>The tree that a commit is going to have, as far as lint asks for it.</summary>
internal sealed class StagedTree
{
    private readonly TreeInputs notStaged;

    private StagedTree(Workspace workspace, IFileSystem index, string worktree)
    {
        // No transition crosses an index: it is scanned once.
        var tree = new WorkOrderTree(
            index,
            workspace.Layout,
            workspace.Generation,
            workspace.Guard,
            workspace.Summaries
        );
        Lint = new TreeLint(index, workspace.Layout, tree.ScanOnce(null), workspace.Clock);
        var configured = Lint.Inputs.Configuration.Value?.CanonicalForm;
        Canonical = new CanonicalForm(index, workspace.Layout, Settings.FormNamed(configured));
        notStaged = new TreeInputs(workspace.Files, new CtxLayout(worktree));
    }

    /// <summary>What is wrong with its work orders.</summary>
    public TreeLint Lint { get; }

    /// <summary>How they are written.</summary>
    public CanonicalForm Canonical { get; }

    /// <summary>Reads it.</summary>
    /// <param name="workspace">The state root.</param>
    /// <param name="git">Looks at the index that the commit is made from.</param>
    /// <param name="staged">Reads what is staged.</param>
    /// <param name="directory">Where the commit is made.</param>
    /// <param name="below">Makes a path of the state root one of a worktree.</param>
    public static Result<StagedTree> Read(
        Workspace workspace,
        GitCommand git,
        StagedFiles staged,
        string directory,
        Func<string, string> below
    )
    {
        var layout = workspace.Layout;
        string[] places =
        [
            layout.Jobs.Relative,
            CtxPath.DirectoryName + "/backlog",
            layout.DefinitionsOfDone.Relative,
            CtxPath.DirectoryName + "/policy",
            "docs/backlog/schema",
        ];
        var prefix = below("")!;
        return from top in git.Read(directory, ["rev-parse", "--show-toplevel"])
            from listing in IndexListing.Read(git, directory, layout.StateRoot, prefix, places)
            let worktree = Path.Join(top.TrimEnd('\n'), prefix)
            select new StagedTree(
                workspace,
                new IndexFileSystem(workspace.Files, layout.StateRoot, worktree, staged, listing),
                worktree
            );
    }

    /// <summary>The files, absolute, that have what a work order refers to and the commit lacks.</summary>
    public ImmutableArray<string> NotStaged(LintFinding finding, WorkOrderCandidate candidate)
    {
        if (candidate.Root is not { } root)
        {
            return [];
        }

        if (finding.Code == Problem.UnknownEpic)
        {
            var epic = LintSubject.Text(root, "epic_id")?.Value;
            return epic is not null && notStaged.FindEpic(epic) is not null ? [notStaged.Backlog.Path.FullPath] : [];
        }

        var definition = LintSubject.Text(root, "dod_id")?.Value;
        return finding.Code == Problem.UnknownDefinitionOfDone
            ?
            [
                .. from file in notStaged.DefinitionsOfDone
                where file.Value?.Dod.Any(one => one.Id == definition) == true
                select file.Path.FullPath,
            ]
            : [];
    }
}
