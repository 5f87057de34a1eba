using Wo.Engine.Store;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>Holds the summary of a file that the recogniser takes against that of its document.</summary>
internal static class SummaryCheck
{
    private static readonly CtxLayout Layout = new("/state");

    /// <summary>Checks the bytes of a file.</summary>
    /// <returns>Whether the recogniser took them.</returns>
    public static bool AssertSame(byte[] bytes)
    {
        var fallback = new Fallback();
        var summary = File(bytes, new RecognisedSummaryReader(fallback)).Summary;
        if (fallback.IsAsked)
        {
            Assert.Same(Fallback.Answer, summary);
            return false;
        }

        Assert.Equal(Describe(File(bytes, new DocumentSummaryReader()).Summary), Describe(summary));
        return true;
    }

    private static WorkOrderCandidate File(byte[] bytes, ISummaryReader reader)
    {
        _ = WorkOrderId.TryParse("WO-7", out var id);
        var path = Layout.WorkOrder(WorkOrderState.Pending, id);
        return WorkOrderCandidate.OfMany(
            id,
            WorkOrderState.Pending,
            path,
            new FileContent(ReadOutcome.Ok, bytes),
            reader
        );
    }

    private static string Describe(WorkOrderSummary summary)
    {
        var plain = summary with { Links = WorkOrderLinks.None, KeptLinks = null };
        var dependencies = summary.Links.Dependencies.Select(entry => $"{entry} {entry.Position.Offset}");
        return $"{plain}\n{Lines(dependencies)}\nallow\n{Lines(summary.Links.Allow)}\ndeny\n{Lines(summary.Links.Deny)}";
    }

    private static string Lines(IEnumerable<string> entries) =>
        string.Join('\n', entries.Select(entry => $"<{entry}>"));

    private sealed class Fallback : ISummaryReader
    {
        public static WorkOrderSummary Answer { get; } = new() { Problem = "not recognised" };

        public bool IsAsked { get; private set; }

        public WorkOrderSummary Read(WorkOrderCandidate file)
        {
            IsAsked = true;
            return Answer;
        }
    }
}
