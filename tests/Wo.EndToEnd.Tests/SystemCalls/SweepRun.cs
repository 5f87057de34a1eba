namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Sweeps a scenario: a sample, or with <c>WO_SWEEP=full</c> every call until none is hit.</summary>
internal static class SweepRun
{
    private static bool IsFull => Environment.GetEnvironmentVariable("WO_SWEEP") == "full";

    /// <summary>Sweeps, prints the counts and expects no violation.</summary>
    public static async Task Of(string scenario, IReadOnlyList<string> calls, params Fault[] faults)
    {
        Strace.Require();
        using var sweep = await SystemCallSweep.Of(SweepScenarios.All[scenario]);
        var census = await sweep.Census(calls);
        foreach (var fault in faults)
        {
            foreach (var ofOneCall in census.Points(calls, fault).GroupBy(point => point.Call))
            {
                SweepPoint[] points = [.. ofOneCall];
                foreach (var point in IsFull ? points : Sample(scenario, points))
                {
                    await sweep.Run(point);
                }

                if (IsFull)
                {
                    var beyond = points[^1] with { Number = points.Length + 1 };
                    Assert.True(await sweep.IsBeyondTheEnd(beyond), $"{scenario}: there are more of {beyond.Call}");
                }
            }
        }

        Report(scenario, census, sweep);
        Assert.True(sweep.Violations is [], string.Join("\n\n", sweep.Violations));
        Assert.All(
            census.Counts.Keys.SelectMany(call => faults.Select(fault => $"{call} {fault}")),
            name => Assert.True(sweep.Counts.GetValueOrDefault(name) > 0, $"{scenario}: {name} was not swept")
        );
    }

    // One point of each call, where it matters: in the tree if there is one. Which one differs from scenario to scenario,
    // so that a call is met at many places, and is always the same for a scenario, so that a failure can be repeated.
    private static SweepPoint[] Sample(string scenario, SweepPoint[] points)
    {
        SweepPoint[] inTree = [.. points.Where(point => point.IsInTree)];
        var candidates = inTree.Length > 0 ? inTree : points;
        var number = scenario.Sum(letter => letter) + points[0].Fault.Expression.Sum(letter => letter);
        return [candidates[number % candidates.Length]];
    }

    private static void Report(string scenario, CallCensus census, SystemCallSweep sweep)
    {
        var lines = sweep.Counts.Select(count =>
            $"{count.Value, 5} of {census.Counts[count.Key[..count.Key.IndexOf(' ', StringComparison.Ordinal)]], 4} {count.Key}"
        );
        var text = $"{scenario}: {sweep.Counts.Values.Sum()} points\n{string.Join('\n', lines)}\n";
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        if (Environment.GetEnvironmentVariable("WO_SWEEP_LOG") is { Length: > 0 } log)
        {
            File.AppendAllText(log, text);
        }
    }
}
