using System.Text;

namespace Wo.Engine.Verbs.New;

/// <summary>
/// A draft that a user wrote, or a copy of another work order: keys that the tool keeps are taken out, missing
/// keys are added, and every other byte stays.
/// </summary>
internal static class WorkOrderDraft
{
    /// <summary>What tells how far a work order is. A copy starts anew.</summary>
    private static readonly string[] Progress =
    [
        "owner",
        "started_at",
        "finished_at",
        "closed_at",
        "created_at",
        "result",
        "verified_at_sha",
        "x_rev",
        "commit_sha",
        "evidence_logs",
        "x_requeued_from",
        "x_requeued_at",
        "x_requeue_reason",
        "x_reopened_from",
        "x_reopened_at",
        "x_reopen_reason",
        "x_reopened_attempts",
        "x_verify_failures",
        "x_overrides",
        "x_renumbered_from",
    ];

    /// <summary>The text of one of its keys; <see langword="null"/> where there is none.</summary>
    public static string? Text(YamlDocument? draft, string key) =>
        draft?.Root is YamlMapping root
        && root.TryGet(key, out var node)
        && node is YamlScalar { Kind: not YamlScalarKind.Null } text
            ? text.Value
            : null;

    /// <summary>Whether it says anything under a key.</summary>
    public static bool Has(YamlDocument? draft, string key) =>
        draft?.Root is YamlMapping root
        && root.TryGet(key, out var node)
        && node is not YamlScalar { Kind: YamlScalarKind.Null };

    /// <summary>Makes a pending work order of a draft whose root is a mapping.</summary>
    public static Result<byte[]> Complete(
        YamlDocument draft,
        WorkOrderId id,
        NewWorkOrderRequest request,
        DateTimeOffset now
    )
    {
        return from started in StartAnew(draft, (YamlMapping)draft.Root)
            from bytes in YamlEditor.Apply(started, [.. Changes(started, id, request, now)])
            select bytes;
    }

    private static IEnumerable<FieldChange> Changes(
        YamlDocument draft,
        WorkOrderId id,
        NewWorkOrderRequest request,
        DateTimeOffset now
    )
    {
        yield return new("id", new FieldValue.Text(id.Value));
        yield return new("status", new FieldValue.Text(WorkOrderState.Pending.DirectoryName()));
        (string Key, string? Given, string? Default)[] texts =
        [
            ("epic_id", request.Epic, null),
            ("title", request.Title, null),
            ("objective", request.Objective, null),
            ("priority", request.Priority, WorkOrderPriority.Default),
            ("dod_id", request.DefinitionOfDone, Init.Scaffold.DefinitionOfDoneId),
        ];
        foreach (var (key, given, byDefault) in texts)
        {
            if ((given ?? (Has(draft, key) ? null : byDefault)) is { } text)
            {
                yield return new(key, new FieldValue.Text(text));
            }
        }

        if (!Has(draft, "version"))
        {
            yield return new("version", new FieldValue.Whole(1));
        }

        var isScopeGiven = !request.Allow.IsEmpty || !request.Deny.IsEmpty;
        (string Key, bool IsGiven, bool IsNeeded, string Flow)[] others =
        [
            ("scope", isScopeGiven, true, NewScope.Of(request.Allow, request.Deny).ToFlow()),
            ("verify", !request.Verify.IsEmpty, true, $"{{commands: {FlowList.Of(request.Verify)}}}"),
            ("deliverables", !request.Deliverables.IsEmpty, false, FlowList.Of(request.Deliverables)),
            ("dependencies", !request.Depends.IsEmpty, true, FlowList.Of(request.Depends)),
            ("execution", false, true, Execution()),
        ];
        foreach (var (key, isGiven, isNeeded, flow) in others)
        {
            if (isGiven || (isNeeded && !Has(draft, key)))
            {
                yield return new(key, new FieldValue.Flow(flow));
            }
        }

        yield return new("created_at", new FieldValue.Text(WorkOrderTimestamp.Format(now), AlwaysQuoted: true));
    }

    private static string Execution() =>
        $"{{engine: {ExecutionContract.Engine}, required_flow: {FlowList.Of(ExecutionContract.RequiredFlow)}, "
        + $"segment: {YamlScalarWriter.Write(ExecutionContract.Segment, inFlow: true)}}}";

    /// <summary>Without what tells how far it is; the branch and worktree of one that was taken belong to that one.</summary>
    private static Result<YamlDocument> StartAnew(YamlDocument draft, YamlMapping root)
    {
        var wasTaken = Text(draft, "status") is { } status && status != WorkOrderState.Pending.DirectoryName();
        string[] keys = wasTaken ? [.. Progress, "branch", "worktree"] : Progress;
        var kept = root.Entries.Where(entry => !keys.Contains(entry.Key.Value)).ToList();
        if (kept.Count == root.Entries.Count)
        {
            return draft;
        }

        if (root.IsFlow)
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"the draft says '{root.Entries.First(entry => !kept.Contains(entry)).Key.Value}', which the tool writes: leave it out"
            );
        }

        var splices = root.Entries.Except(kept).Select(entry => Lines(draft.Text, entry));
        var text = YamlSplice.ApplyAll(draft.Text, splices);
        return
            YamlReader.Read(text, draft.HasByteOrderMark).TryGet(out var rest, out var error)
            && rest.Root is YamlMapping remaining
            && remaining
                .Entries.Select(entry => (entry.Key.Value, entry.Value))
                .SequenceEqual(kept.Select(entry => (entry.Key.Value, entry.Value)), SameEntry.Instance)
            ? rest
            : new WoError(
                Problem.InvalidWorkOrder,
                $"what the tool writes cannot be taken out of the draft: {error?.Message ?? "another key would change"}"
            );
    }

    private static YamlSplice Lines(string text, YamlEntry entry)
    {
        var end = entry.Value.End.Offset;
        var isLineOver = end > 0 && text[end - 1] == '\n';
        return new YamlSplice(
            YamlSource.LineStart(text, entry.Key.OuterStart),
            isLineOver ? end : YamlSource.NextLine(text, end),
            ""
        );
    }

    private sealed class SameEntry : IEqualityComparer<(string Key, YamlNode Value)>
    {
        public static SameEntry Instance { get; } = new();

        public bool Equals((string Key, YamlNode Value) x, (string Key, YamlNode Value) y) =>
            x.Key == y.Key && YamlEquality.AreEqual(x.Value, y.Value);

        public int GetHashCode((string Key, YamlNode Value) entry) => entry.Key.GetHashCode(StringComparison.Ordinal);
    }
}
