using Wo.Engine.Claims;
using Wo.Engine.Claims.Etcd;
using Wo.Engine.Claims.Git;
using Wo.Engine.Configuration;

namespace Wo.Engine.Workspaces;

/// <summary>The parts by which clones agree on who holds a work order, put together for one workspace.</summary>
internal sealed class SharedClaims
{
    /// <summary>Puts them together; reads and writes nothing.</summary>
    public SharedClaims(Workspace workspace)
    {
        var (files, writer, layout) = (workspace.Files, workspace.Writer, workspace.ControlLayout);
        Seen = new SeenClaims(files, writer, layout, workspace.Clock);
        Clone = new CloneIdentity(files, writer, layout, workspace.Tokens.Next);
        Unpublished = new UnpublishedClaims(files, writer, layout);
        Registry = new PatientClaimRegistry(
            workspace.Settings.Claims.Etcd is { } etcd ? InEtcd(workspace, etcd) : InGit(workspace)
        );
        Register = new ClaimRegister(Registry, Seen, Clone, workspace.Tokens.Next, workspace.Clock);
        Leases = new SharedLeases(Register, workspace.Clock);
        Moves = new SharedMoves(Register, workspace.Clock);
        Publication = new ClaimPublication(Register, workspace.Clock);
    }

    /// <summary>The back end.</summary>
    public PatientClaimRegistry Registry { get; }

    /// <summary>What was last seen, without a request.</summary>
    public SeenClaims Seen { get; }

    /// <summary>This clone.</summary>
    public CloneIdentity Clone { get; }

    /// <summary>What the registers do not know yet.</summary>
    public UnpublishedClaims Unpublished { get; }

    /// <summary>Reads and swaps registers.</summary>
    public ClaimRegister Register { get; }

    /// <summary>Who may hold a work order.</summary>
    public SharedLeases Leases { get; }

    /// <summary>Moves of work orders.</summary>
    public SharedMoves Moves { get; }

    /// <summary>What this clone has to tell.</summary>
    public ClaimPublication Publication { get; }

    private static GitClaimRegistry InGit(Workspace workspace) =>
        new(
            workspace.Git,
            workspace.Root,
            workspace.Settings.Claims,
            new ClaimObjects(workspace.Git, workspace.Root, workspace.Writer, workspace.Files, workspace.ControlLayout)
        );

    private static EtcdClaimRegistry InEtcd(Workspace workspace, EtcdSettings etcd) =>
        new(
            new EtcdMembers(etcd, workspace.Root.Path, workspace.Git),
            etcd,
            new BranchPush(workspace.Git, workspace.Root, workspace.Settings.Claims)
        );
}
