using Wo.Core.Indexing;
using Wo.Core.Model;

namespace Wo.Core.Tests.Views;

/// <summary>What git would say.</summary>
internal sealed class FakeWorktrees : IWorktreeFacts
{
    public WorktreeFacts Facts { get; set; } = WorktreeFacts.None;

    public Action WhenAsked { get; set; } = static () => { };

    public WorktreeFacts Read()
    {
        WhenAsked();
        return Facts;
    }

    public string ExpectedWorktree(WorkOrderId id) => $"/trees/{id}";
}
