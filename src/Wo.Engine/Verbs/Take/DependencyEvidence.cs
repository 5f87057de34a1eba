using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>
/// Says where the code of the dependencies is, and warns where one is done but the commit it was verified at is not in the
/// base branch yet.
/// </summary>
internal sealed class DependencyEvidence(Workspace workspace)
{
    /// <summary>All dependencies of a work order. git is asked only about those that are done.</summary>
    public ImmutableArray<DependencyCode> Find(WorkOrderSubject subject, TreeReading reading)
    {
        ImmutableArray<DependencyCode> all =
        [
            .. reading.Graph.Of(subject.File).Select(dependency => Describe(dependency, reading)),
        ];
        if (
            !all.Any(IsVerified)
            || !workspace
                .Refs.DefaultBase(workspace.Root.Path, workspace.Settings.BaseBranch)
                .TryGet(out var start, out _)
        )
        {
            return all;
        }

        return [.. all.Select(dependency => IsVerified(dependency) ? Compare(dependency, start) : dependency)];
    }

    /// <summary>What the taker has to know about them, a line each.</summary>
    public static IEnumerable<string> Warnings(ImmutableArray<DependencyCode> dependencies) =>
        dependencies.Select(dependency => dependency.Warning).OfType<string>();

    private static bool IsVerified(DependencyCode dependency) =>
        dependency is { State: WorkOrderState.Done, Commit: not null };

    private static DependencyCode Describe(Dependency dependency, TreeReading reading)
    {
        var found = dependency.Id is { } id ? reading.Scan.Find(id)?.Active : null;
        return new DependencyCode(
            dependency.Text,
            dependency.State,
            found?.Summary.Branch,
            found?.Summary.VerifiedCommit
        );
    }

    private DependencyCode Compare(DependencyCode dependency, BaseRef start)
    {
        var (refs, root, commit) = (workspace.Refs, workspace.Root.Path, dependency.Commit!);
        // A commit that is not known here is in no branch either.
        if (refs.IsAncestor(root, commit, start.Oid).TryGet(out var isIn, out _) && isIn)
        {
            return dependency with { IsInBase = true };
        }

        // Of what lies behind the edge of a shallow clone git knows nothing.
        return PathProbe.IsFile(Path.Join(workspace.Root.CommonGitDirectory, "shallow"))
            ? dependency with
            {
                Warning =
                    $"{dependency.Text} is done, but whether its commit {commit} is in {start.Name} cannot be told: this clone is "
                    + "shallow, and 'git fetch --unshallow' completes it",
            }
            : dependency with
            {
                IsInBase = false,
                Warning = $"{dependency.Text} is done, but its commit {commit} is not in {start.Name}",
            };
    }
}
