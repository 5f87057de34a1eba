namespace Wo.Engine.Verbs.New;

/// <summary>The text of a new work order, its keys in the order in which people have written them so far.</summary>
internal static class WorkOrderText
{
    /// <summary>What cannot be written in YAML at all, or <see langword="null"/>.</summary>
    public static string? Unwritable(NewWorkOrderRequest request)
    {
        string[] single = [request.Epic, request.Title, request.Priority, request.DefinitionOfDone];
        foreach (
            var text in (string[])[.. single, .. request.Allow, .. request.Deny, .. request.Verify, .. request.Depends]
        )
        {
            if (!YamlScalarWriter.CanWrite(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Writes a pending work order.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">What it says.</param>
    /// <param name="allow">The scope, where the request has none.</param>
    /// <param name="now">When it is created.</param>
    public static string Compose(
        WorkOrderId id,
        NewWorkOrderRequest request,
        IReadOnlyCollection<string> allow,
        DateTimeOffset now
    ) =>
        new YamlBuilder()
            .Add("version", 1)
            .Add("id", id.Value)
            .Add("epic_id", request.Epic)
            .Add("title", request.Title)
            .Add("priority", request.Priority)
            .Add("status", WorkOrderState.Pending.DirectoryName())
            .AddNull("owner")
            .AddNull("branch")
            .AddNull("worktree")
            .AddMapping(
                "scope",
                scope =>
                    scope
                        .Add("allow", request.Allow.IsEmpty ? allow : request.Allow)
                        .Add("deny", request.Deny.IsEmpty ? DefaultScope.Deny : request.Deny)
            )
            .AddMapping("verify", verify => verify.Add("commands", request.Verify))
            .Add("dod_id", request.DefinitionOfDone)
            .AddMapping(
                "execution",
                execution =>
                    execution
                        .Add("engine", ExecutionContract.Engine)
                        .Add("required_flow", ExecutionContract.RequiredFlow)
                        .Add("segment", ExecutionContract.Segment)
            )
            .Add("dependencies", request.Depends)
            .Add("created_at", WorkOrderTimestamp.Format(now), YamlScalarStyle.SingleQuoted)
            .ToString();
}
