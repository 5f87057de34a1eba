using Wo.Engine.Git;
using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>
/// The environment of a gate: the caller's, so that the programs it finds are the caller's, with what the gate judges, and
/// without the right to close the work order.
/// </summary>
internal static class GateEnvironment
{
    /// <summary>The variable in which a caller presents the token.</summary>
    private const string Token = "WO_TOKEN";

    /// <summary>The variable in which an evidence command finds the file that it is to write.</summary>
    private const string Artifact = "WO_ARTIFACT";

    /// <summary>The environment for the commands of one work order.</summary>
    /// <param name="caller">The caller's.</param>
    /// <param name="context">What the gates look at.</param>
    /// <param name="artifact">The file that the command is to make, or <see langword="null"/>.</param>
    public static ProcessEnvironment Of(ProcessEnvironment caller, GateContext context, string? artifact)
    {
        var place = context.Place;
        var environment = WithoutTokens(GitEnvironment.ForCommandsOfTheUser(caller), context.Tokens)
            .With("WO_ID", context.Id.Value)
            .With("WO_ROOT", context.Workspace.Root.Path)
            .With("WO_WORKTREE", place.Path)
            .With("WO_BRANCH", place.Branch);
        environment = artifact is null
            ? environment.Without(name => name == Artifact)
            : environment.With(Artifact, artifact);
        return BaseOf(context) is { } start
            ? environment.With("WO_BASE", start)
            : environment.Without(name => name == "WO_BASE");
    }

    /// <summary>A token may stand in a variable of the caller's own as well.</summary>
    private static ProcessEnvironment WithoutTokens(ProcessEnvironment environment, IReadOnlyList<string> tokens) =>
        environment.Without(name =>
            name == Token || tokens.Any(token => environment.Variables[name].Contains(token, StringComparison.Ordinal))
        );

    /// <summary>What the branch is compared with, in a form that git understands in the worktree.</summary>
    private static string? BaseOf(GateContext context) =>
        !context.Base.TryGet(out var start, out _) ? null
        : context.Workspace.Refs.ResolveCommit(context.Place.Path, start.Name).TryGet(out var named, out _)
        && named == start.Oid
            ? start.Name
        : start.Oid;
}
