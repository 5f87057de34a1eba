namespace Wo.Generators.Tests;

public sealed class IllegalTransitionTests
{
    [Theory]
    [InlineData("PendingWorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("PartialWorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("RunningWorkOrder", "order.FinishDone(now, \"sha\", 1)")]
    [InlineData("RunningWorkOrder", "order.FinishFailed(now, null, 1)")]
    [InlineData("RunningWorkOrder", "order.FinishPartial(now, null, 1)")]
    [InlineData("RunningWorkOrder", "order.Release(1)")]
    [InlineData("FailedWorkOrder", "order.Requeue(now, \"r\", 1)")]
    [InlineData("PartialWorkOrder", "order.Requeue(now, \"r\", 1)")]
    [InlineData("DoneWorkOrder", "order.Reopen(now, \"r\", 1)")]
    [InlineData("RunningWorkOrder", "order.Owner.Length")]
    public void A_legal_move_compiles(string type, string expression)
    {
        Assert.Empty(Compile(type, expression));
    }

    [Theory]
    [InlineData("RunningWorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("DoneWorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("FailedWorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("WorkOrder", "order.Take(\"a\", \"b\", \"w\", now, 1)")]
    [InlineData("PendingWorkOrder", "order.FinishDone(now, \"sha\", 1)")]
    [InlineData("DoneWorkOrder", "order.FinishFailed(now, null, 1)")]
    [InlineData("PartialWorkOrder", "order.FinishPartial(now, null, 1)")]
    [InlineData("PendingWorkOrder", "order.Release(1)")]
    [InlineData("DoneWorkOrder", "order.Requeue(now, \"r\", 1)")]
    public void An_illegal_move_does_not_compile(string type, string expression)
    {
        Assert.Contains(Compile(type, expression), problem => problem.Contains("CS1061", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PendingWorkOrder", "order.Owner.Length", "CS8602")]
    [InlineData("RunningWorkOrder", "order.FinishDone(now, null, 1)", "CS8625")]
    [InlineData("RunningWorkOrder", "order with { Owner = null }", "CS8625")]
    [InlineData("PendingWorkOrder", "new RunningWorkOrder(order)", "CS1729")]
    [InlineData("PendingWorkOrder", "new RunningWorkOrder()", "'RunningWorkOrder.Owner' must be set")]
    [InlineData("PendingWorkOrder", "(WorkOrderId)\"WO-1\"", "CS0030")]
    [InlineData("PendingWorkOrder", "((Func<WorkOrderId, int>)(_ => 0))(\"WO-1\")", "CS1503")]
    public void What_a_state_requires_cannot_be_left_out(string type, string expression, string problem)
    {
        Assert.Contains(Compile(type, expression), actual => actual.Contains(problem, StringComparison.Ordinal));
    }

    private static string[] Compile(string type, string expression) =>
        Compilations
            .Create(
                $$"""
                using System;
                using Wo.Core.Model;

                internal static class Snippet
                {
                    internal static object? Try({{type}} order, DateTimeOffset now) => {{expression}};
                }
                """
            )
            .Problems();
}
