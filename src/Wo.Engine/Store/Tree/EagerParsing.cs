namespace Wo.Engine.Store.Tree;

/// <summary>
/// Parses many candidates ahead of the questions about them, on two threads. Parsing is half of what looking at the
/// open work orders of a tree costs; the threads of a pool would take longer to start than it takes to parse them.
/// </summary>
internal static class EagerParsing
{
    private const int WorthAThread = 8;

    /// <summary>Parses all of them.</summary>
    public static void Parse(IReadOnlyList<WorkOrderCandidate> candidates)
    {
        if (candidates.Count < WorthAThread || Environment.ProcessorCount == 1)
        {
            return;
        }

        var other = new Thread(() => ParseEverySecond(candidates, 1));
        other.Start();
        ParseEverySecond(candidates, 0);

        // Whatever the other thread wrote is seen here from now on.
        other.Join();
    }

    private static void ParseEverySecond(IReadOnlyList<WorkOrderCandidate> candidates, int first)
    {
        for (var i = first; i < candidates.Count; i += 2)
        {
            _ = candidates[i].Problem;
        }
    }
}
