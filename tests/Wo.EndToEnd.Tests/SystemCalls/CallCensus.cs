using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>The system calls of a run to which nothing is done.</summary>
internal sealed class CallCensus
{
    private readonly List<(string Call, int Number, string Line, bool IsStart, bool IsInTree)> calls = [];

    private CallCensus() { }

    /// <summary>How many calls of each name there are.</summary>
    public IReadOnlyDictionary<string, int> Counts =>
        calls.GroupBy(call => call.Call).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>Runs a command.</summary>
    public static async Task<CallCensus> Of(SampleTree tree, string[] arguments, IEnumerable<string> names)
    {
        using var files = new TemporaryDirectory(inMemory: true);
        var outcome = await Strace.Listing(tree.Tool, names, files.At("trace")).Run(arguments);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        var census = new CallCensus();
        census.Add(Strace.Calls(files.At("trace")), tree.Repository.Surroundings.Path);
        return census;
    }

    /// <summary>All points for a fault, in the order of the calls.</summary>
    public IEnumerable<SweepPoint> Points(IEnumerable<string> names, Fault fault)
    {
        var wanted = names.ToHashSet(StringComparer.Ordinal);
        return calls
            .Where(call => wanted.Contains(call.Call))
            .Select(call => new SweepPoint(call.Call, call.Number, fault)
            {
                Line = call.Line,
                IsStart = call.IsStart,
                IsInTree = call.IsInTree,
            });
    }

    private void Add(IReadOnlyList<string> lines, string place)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var isStart = true;
        foreach (var line in lines)
        {
            var name = Strace.NameOf(line);
            counts[name] = counts.GetValueOrDefault(name) + 1;
            var isInTree = line.Contains(place, StringComparison.Ordinal);
            isStart &= !isInTree;
            calls.Add((name, counts[name], line, isStart, isInTree));
        }
    }
}
