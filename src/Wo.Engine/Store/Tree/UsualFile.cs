namespace Wo.Engine.Store.Tree;

/// <summary>
/// Tells the files that say what their place says: the id that is their name, the status that is their directory, and times that are
/// times. Nearly all do, so that it is kept with the summary, and the checks of these look at no others.
/// </summary>
internal static class UsualFile
{
    /// <summary>Whether a file is one.</summary>
    /// <param name="summary">What it says.</param>
    /// <param name="id">Its name.</param>
    /// <param name="state">Its directory.</param>
    public static bool Is(WorkOrderSummary summary, WorkOrderId id, WorkOrderState state) =>
        summary.Problem is null
        && HasId(summary, id)
        && HasStatus(summary, state)
        && IsTime(summary.CreatedAt)
        && IsTime(summary.ClosedAt);

    /// <summary>Whether it says no other id than its name.</summary>
    public static bool HasId(WorkOrderSummary summary, WorkOrderId id) =>
        summary.WrittenId is not { } written || written == id.Value;

    /// <summary>Whether it says no other status than its directory.</summary>
    public static bool HasStatus(WorkOrderSummary summary, WorkOrderState state) =>
        summary.Status is not { } written || written == state.DirectoryName();

    /// <summary>Whether a time that the index shows can be read, where there is one.</summary>
    public static bool IsTime(string? text) => text is null || LenientTimestamp.TryParse(text, out _, out _);
}
