namespace Wo.Engine.Gates;

/// <summary>Whatever changed under <c>_ctx</c> is known to the path policy.</summary>
internal sealed class UnknownPathsGate : IGate
{
    /// <inheritdoc/>
    public string Stage => "unknown_paths";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context) =>
        context.HasWork
            ? from diff in context.Diff
            from policy in context.Policy
            let unknown = diff
                .Files.Select(file => file.Path)
                .Where(path =>
                    context.Place.IsUnderCtx(path)
                    && !context.Place.HasAsOwn(path)
                    && !policy.Ignores(path)
                    && !policy.Blocks(path)
                )
                .ToList()
            from answer in unknown.Count == 0
                ? Result.Ok
                : ChangedPaths.Refuse(
                    context,
                    Problem.UnknownPaths,
                    $"{ChangedPaths.Count(unknown.Count)} under _ctx that the path policy does not know changed on {context.Place.Branch}",
                    diff,
                    unknown,
                    $"{context.Workspace.Layout.FinishPolicy.FullPath} says which paths are no part of the work (ignore) and which block it (allowlist_contract)"
                )
            select answer
            : Result.Ok;
}
