using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>The answer of verbs about shared claims where nothing is shared.</summary>
internal static class NotShared
{
    /// <summary>What clones share, or the failure.</summary>
    public static Result<SharedClaims> Check(Workspace workspace) =>
        workspace.Claims
        ?? (Result<SharedClaims>)
            new WoError(
                Problem.InvalidConfiguration,
                $"this repository shares no claims: 'claims: {{backend: git}}' or etcd in {workspace.Layout.Configuration} does"
            )
            {
                NextSteps = ["wo status --config"],
                Verify = ["wo status --config"],
            };
}
