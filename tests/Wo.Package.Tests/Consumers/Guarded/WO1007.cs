using Wo.Core.Model;

namespace Sample;

internal static class Entry
{
    public static string Of(WorkOrderId id, string text) => $"[{id}] intent: {text}";
}
