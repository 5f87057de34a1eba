using System.Collections.Immutable;
using System.CommandLine;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Sync;

/// <summary><c>wo sync</c>: looks at the claims that clones share.</summary>
internal sealed class SyncCommand : WoCommand
{
    /// <inheritdoc/>
    public override string Name => "sync";

    /// <inheritdoc/>
    public override ImmutableArray<string> ForeignNames => ["fetch", "refresh", "pull"];

    /// <inheritdoc/>
    public override string Summary => "Look at the claims that clones share, and publish what this one owes";

    /// <inheritdoc/>
    public override ImmutableArray<CommandExample> Examples => [new("wo sync", "see what other clones hold")];

    /// <inheritdoc/>
    public override bool ChangesState => true;

    /// <inheritdoc/>
    public override CommandResult Run(CommandContext context)
    {
        using (context.Progress.Follow("looking at the claims"))
        {
            var synced =
                from opened in WorkspaceOpener.Open(context)
                from seen in new SyncClaims(opened).Run(context.Cancellation)
                select seen;
            return synced.TryGet(out var found, out var error)
                ? CommandResult.Of(new SyncReport(found), null, found.Warnings)
                : error;
        }
    }

    /// <inheritdoc/>
    protected override void AddSymbols(Command command) { }
}
