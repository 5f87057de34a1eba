using System.Collections.Immutable;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Verbs.Finish;

/// <summary>Keeps in the work order what was skipped or forced, by whom and why, after what is kept there already.</summary>
internal static class OverrideRecord
{
    private const string Key = "x_overrides";

    /// <summary>The change that adds an item for each override; none where there are none.</summary>
    /// <param name="request">What is skipped and forced; force that was not needed is not worth a word.</param>
    /// <param name="held">The work order as it is, and its lease.</param>
    /// <param name="at">When.</param>
    public static ImmutableArray<FieldChange> Of(FinishRequest request, HeldWorkOrder held, DateTimeOffset at)
    {
        var items = new List<string>(Kept(held.Subject.File));
        var kept = items.Count;
        if (request.Force is { } force && !Ownership.Check(request.Id, held.Lease, request.Caller, force: null).IsOk)
        {
            items.Add(Item("ownership", force, request.Caller.Owner, at));
        }

        if (request.SkipVerification is { } skipped)
        {
            items.Add(Item("verify_commands", skipped, request.Caller.Owner, at));
        }

        return items.Count == kept ? [] : [new FieldChange(Key, new FieldValue.Flow($"[{string.Join(", ", items)}]"))];
    }

    /// <summary>What is there already, whatever its form; a single value that is no list becomes its first item.</summary>
    private static IEnumerable<string> Kept(WorkOrderCandidate file) =>
        file.Root is not { } root || !root.TryGet(Key, out var node) ? []
        : node is YamlSequence list ? list.Items.Select(YamlFlowText.Of)
        : node is YamlScalar { Kind: YamlScalarKind.Null } ? []
        : [YamlFlowText.Of(node)];

    private static string Item(string gate, Override why, string by, DateTimeOffset at) =>
        $"{{gate: {Text(gate)}, reason: {Text(why.Reason)}, by: {Text(by)}, at: {Text(WorkOrderTimestamp.Format(at))}}}";

    private static string Text(string value) =>
        YamlScalarWriter.Write(value, YamlScalarStyle.SingleQuoted, inFlow: true);
}
