namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>Sweeps a scenario: a sample, or with <c>WO_SWEEP=full</c> every call until none is hit.</summary>
internal static class SweepRun
{
    /// <summary>Sweeps, prints the counts and expects no violation.</summary>
    public static Task Of(string scenario, IReadOnlyList<string> calls, params Fault[] faults) =>
        Of(SweepScenarios.All[scenario], calls, faults);

    /// <inheritdoc cref="Of(string, IReadOnlyList{string}, Fault[])"/>
    public static async Task Of(SweepScenario swept, IReadOnlyList<string> calls, params Fault[] faults)
    {
        Strace.Require();
        var scenario = swept.Name;
        using var sweep = await SystemCallSweep.Of(swept);
        var census = await sweep.Census(calls);
        foreach (var fault in faults)
        {
            foreach (var ofOneCall in census.Points(calls, fault).GroupBy(point => point.Call))
            {
                SweepPoint[] points = [.. ofOneCall];
                if (Sampling.IsFull)
                {
                    await UntilNoneIsHit(sweep, points);
                }
                else
                {
                    await OneThatIsHit(sweep, Sample(scenario, points));
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

    private static async Task UntilNoneIsHit(SystemCallSweep sweep, SweepPoint[] points)
    {
        var number = 1;
        while (
            await sweep.RunIfThere(number <= points.Length ? points[number - 1] : points[^1] with { Number = number })
        )
        {
            number++;
        }

        var hit = number - 1;
        Assert.True(hit >= CertainOf(points.Length), $"{points[0].Call}: {points.Length} were counted, and {hit} hit");
    }

    private static async Task OneThatIsHit(SystemCallSweep sweep, SweepPoint point)
    {
        if (!await sweep.RunIfThere(point))
        {
            await sweep.Run(point with { Number = CertainOf(point.Number) });
        }
    }

    /// <summary>
    /// How many calls come in each run of as many as were counted in one: how many reads git's output takes, and how many
    /// processes there are to look at, depends on how busy the machine is. Nothing else does.
    /// </summary>
    private static int CertainOf(int counted) => Math.Max(1, counted * 8 / 10 - 5);

    // One point of each call, where it matters: in the tree if there is one.
    private static SweepPoint Sample(string scenario, SweepPoint[] points)
    {
        SweepPoint[] inTree = [.. points.Where(point => point.IsInTree)];
        return Sampling.One(inTree.Length > 0 ? inTree : points, scenario + points[0].Fault.Expression);
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
