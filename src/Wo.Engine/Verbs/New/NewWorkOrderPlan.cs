using Wo.Engine.Lint;

namespace Wo.Engine.Verbs.New;

/// <summary>What is to be written for a new work order; all of it is valid.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Its file.</param>
/// <param name="Bytes">The file's content.</param>
/// <param name="Text">The same as text.</param>
/// <param name="Scope">Its scope, where the tool wrote it; <see langword="null"/> where the draft has one.</param>
/// <param name="CreatedEpic">The epic that is added to the backlog before it is written, or <see langword="null"/>.</param>
/// <param name="IsQueuedWithEpic">Whether the queue of that epic begins with it.</param>
/// <param name="Warnings">What is not right with it but stops nothing.</param>
/// <param name="OldBacklog">The backlog as it was read, where it changes.</param>
/// <param name="NewBacklog">What the backlog becomes, where it changes.</param>
internal sealed record NewWorkOrderPlan(
    WorkOrderId Id,
    CtxPath Path,
    byte[] Bytes,
    string Text,
    NewScope? Scope,
    string? CreatedEpic,
    bool IsQueuedWithEpic,
    IReadOnlyList<LintFinding> Warnings,
    byte[]? OldBacklog,
    byte[]? NewBacklog
)
{
    /// <summary>The answer.</summary>
    public CreatedWorkOrder ToResult(bool isWritten, bool isRegistered, string? problem) =>
        new(Id, Path, Text, Scope, CreatedEpic, isWritten, isRegistered, [.. Warnings], problem);
}
