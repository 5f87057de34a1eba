using Wo.Engine.Index;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Read;

/// <summary>What git would say.</summary>
internal sealed class FakeWorktrees : IWorktreeFacts
{
    public WorktreeFacts Facts { get; set; } = WorktreeFacts.None;

    /// <summary>Where a look finds a worktree.</summary>
    public IReadOnlyList<string> Present { get; set; } = [];

    public Action WhenAsked { get; set; } = static () => { };

    public WorktreeFacts Read()
    {
        WhenAsked();
        return Facts;
    }

    public string ExpectedWorktree(WorkOrderId id) => $"/trees/{id}";

    public bool IsThere(string path) => Present.Contains(path);
}
