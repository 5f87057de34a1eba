using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Tests.Schema;

namespace Wo.Core.Tests.Model;

/// <summary>Work orders to begin with.</summary>
internal static class Samples
{
    public const string Text = """
        version: 1
        id: WO-0016
        epic_id: E-0001
        title: Segment clustering
        priority: P1
        status: pending
        owner: null
        scope:
          allow: [src/**]
          deny: [.env*]
        verify:
          commands: [scripts/verify.sh]
        execution:
          engine: trifecta
          required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]
          segment: .
        dod_id: DOD-DEFAULT
        dependencies: [WO-0014]
        x_rev: 3
        """;

    public const string RunningText =
        Text
        + """

            branch: feat/wo-WO-0016
            worktree: ../.worktrees/WO-0016
            started_at: '2026-02-13T12:36:58.250776+00:00'
            """;

    public static WorkOrderId Id(string text = "WO-0016")
    {
        Assert.True(WorkOrderId.TryParse(text, out var id));
        return id;
    }

    public static PendingWorkOrder Pending() => Assert.IsType<PendingWorkOrder>(Read(Text, WorkOrderState.Pending));

    public static RunningWorkOrder Running() =>
        Pending().Take("alice", "feat/wo-WO-0016", "../.worktrees/WO-0016", Noon, 4);

    public static DateTimeOffset Noon { get; } = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public static WorkOrder? Read(string text, WorkOrderState state)
    {
        var findings = new List<SchemaFinding>();
        var read = WorkOrderReader.Read(YamlText.Parse(text), state, findings);
        Assert.Empty(findings);
        return read;
    }
}
