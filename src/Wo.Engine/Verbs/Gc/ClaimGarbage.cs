using System.Globalization;
using System.Text;
using Wo.Engine.Claims;
using Wo.Engine.Git;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Gc;

/// <summary>
/// Registers of closed work orders whose closing is in the base branch of the remote: every clone that pulls has it from there.
/// The one with the highest number stays, so that numbers are not given out twice.
/// </summary>
internal sealed class ClaimGarbage : IGarbageKind
{
    /// <inheritdoc/>
    public string Name => "claim";

    /// <inheritdoc/>
    public bool NeedsGit => true;

    /// <inheritdoc/>
    public IEnumerable<GarbageItem> Find(GarbageScene scene)
    {
        var workspace = scene.Workspace;
        if (
            workspace.Claims is not { } claims
            || (scene.Tree.Only is null && !claims.Register.LookAtAll(CancellationToken.None).IsOk)
            || Base(workspace) is not { } main
        )
        {
            yield break;
        }

        var ids = claims.Seen.Ids().ToList();
        var highest = ids.Count == 0 ? default : ids.Max(NaturalIdOrder.Instance);
        foreach (var id in ids.Where(id => id != highest && scene.IsAbout(id)))
        {
            if (
                claims.Seen.Find(id)?.Claim
                    is { Lease: null, Intent: null, State: WorkOrderState.Done or WorkOrderState.Failed } claim
                && RevisionIn(workspace, main, claim) is { } revision
                && revision >= claim.Revision
            )
            {
                yield return new GarbageItem(
                    Name,
                    id,
                    claims.Registry.NameOf(id),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{id} is {claim.State.DirectoryName()} at revision {revision} in {main.Name}"
                    )
                );
            }
        }
    }

    /// <inheritdoc/>
    public Result<Unit> Remove(GarbageScene scene, GarbageItem item) =>
        scene.Workspace.Claims is { } claims && item.Id is { } id && claims.Seen.Find(id) is { } seen
            ? claims.Register.Remove(seen, CancellationToken.None)
            : Result.Ok;

    /// <summary>The base branch as the remote has it, as far as it was fetched.</summary>
    private static BaseRef? Base(Workspace workspace)
    {
        var (root, remote) = (workspace.Root.Path, workspace.Settings.Claims.Remote);
        if (!workspace.Refs.DefaultBase(root, workspace.Settings.BaseBranch).TryGet(out var main, out _))
        {
            return null;
        }

        var name = main.Name.StartsWith($"{remote}/", StringComparison.Ordinal) ? main.Name : $"{remote}/{main.Name}";
        return
            workspace.Refs.ResolveCommit(root, $"refs/remotes/{name}").TryGet(out var commit, out _)
            && commit is not null
            ? new BaseRef(name, commit)
            : null;
    }

    private static long? RevisionIn(Workspace workspace, BaseRef main, SharedClaim claim)
    {
        var below = workspace.Root.BelowTop;
        var path = workspace.Layout.WorkOrder(claim.State, claim.Id);
        var name = $"{main.Oid}:{(below == "." ? "" : $"{below}/")}{path.Relative}";
        if (
            !workspace
                .Git.ReadStart(workspace.Root.Path, ["cat-file", "blob", name], YamlReader.MaxBytes)
                .TryGet(out var text, out _)
        )
        {
            return null;
        }

        var content = new FileContent(ReadOutcome.Ok, Encoding.UTF8.GetBytes(text.Text));
        return WorkOrderCandidate.From(claim.Id, claim.State, path, content) is { Problem: null } file
            ? file.Revision
            : null;
    }
}
