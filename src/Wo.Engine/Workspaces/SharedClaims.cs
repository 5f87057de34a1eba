using Wo.Engine.Claims;
using Wo.Engine.Claims.Git;

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
        var backEnd = new GitClaimRegistry(
            workspace.Git,
            workspace.Root,
            workspace.Settings.Claims,
            new ClaimObjects(workspace.Git, workspace.Root, writer, files, layout)
        );
        Registry = new PatientClaimRegistry(backEnd);
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
}
