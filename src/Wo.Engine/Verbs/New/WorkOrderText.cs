namespace Wo.Engine.Verbs.New;

/// <summary>The text of a new work order, its keys in the order in which people have written them so far.</summary>
internal static class WorkOrderText
{
    /// <summary>What cannot be written in YAML at all, or <see langword="null"/>.</summary>
    public static string? Unwritable(NewWorkOrderRequest request)
    {
        string?[] single =
        [
            request.Epic,
            request.Title,
            request.Objective,
            request.Priority,
            request.DefinitionOfDone,
            request.NewEpicTitle,
        ];
        string?[] texts =
        [
            .. single,
            .. request.Deliverables,
            .. request.Allow,
            .. request.Deny,
            .. request.Verify,
            .. request.Depends,
        ];
        foreach (var text in texts)
        {
            if (text is not null && !YamlScalarWriter.CanWrite(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Writes a pending work order.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="request">What it says, epic and title included.</param>
    /// <param name="now">When it is created.</param>
    public static string Compose(WorkOrderId id, NewWorkOrderRequest request, DateTimeOffset now)
    {
        var text = new YamlBuilder()
            .Add("version", 1)
            .Add("id", id.Value)
            .Add("epic_id", request.Epic!)
            .Add("title", request.Title!)
            .Add("priority", request.Priority ?? WorkOrderPriority.Default)
            .Add("status", WorkOrderState.Pending.DirectoryName())
            .AddNull("owner")
            .AddNull("branch")
            .AddNull("worktree");
        if (request.Objective is { } objective)
        {
            text.Add("objective", objective);
        }

        text.AddMapping("scope", NewScope.Of(request.Allow, request.Deny).WriteTo);
        if (!request.Deliverables.IsEmpty)
        {
            text.Add("deliverables", request.Deliverables);
        }

        return text.AddMapping("verify", verify => verify.Add("commands", request.Verify))
            .Add("dod_id", request.DefinitionOfDone ?? Init.Scaffold.DefinitionOfDoneId)
            .AddMapping("execution", WriteExecution)
            .Add("dependencies", request.Depends)
            .Add("created_at", WorkOrderTimestamp.Format(now), YamlScalarStyle.SingleQuoted)
            .ToString();
    }

    /// <summary>Writes how the work is carried out.</summary>
    public static void WriteExecution(YamlBuilder execution) =>
        execution
            .Add("engine", ExecutionContract.Engine)
            .Add("required_flow", ExecutionContract.RequiredFlow)
            .Add("segment", ExecutionContract.Segment);
}
