namespace Wo.Engine.Tests.Claims.Linearizability;

/// <summary>
/// Decides whether all that clients were told of one register can be explained by one moment for each call, between its begin
/// and its end. The server has kept all versions, so that the order of writes is known; then it is enough that each write has
/// room between what has to be before and after it. Shares no code with the product.
/// </summary>
internal static class LinearizabilityChecker
{
    /// <summary>What cannot be explained, one line each.</summary>
    /// <param name="versions">All versions from the first on.</param>
    /// <param name="events">All calls to this register.</param>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<RegisterVersion> versions,
        IReadOnlyList<RegisterEvent> events
    )
    {
        var faults = new List<string>();
        // Number 0 is the time before the first version.
        var (earliest, latest) = (new long[versions.Count + 1], new long[versions.Count + 1]);
        Array.Fill(earliest, long.MinValue);
        Array.Fill(latest, long.MaxValue);
        (earliest[0], latest[0]) = (long.MinValue, long.MinValue);
        Writes(versions, events, earliest, latest, faults);
        var numbers = versions
            .Select((version, index) => (version.Version, index))
            .ToDictionary(v => v.Version, v => v.index + 1);
        foreach (var read in events.Where(call => call.Kind == RegisterEventKind.Read))
        {
            Read(read, versions, numbers, earliest, latest, faults);
        }

        // Each write is after the one before it.
        for (var number = 1; number <= versions.Count; number++)
        {
            earliest[number] = Math.Max(earliest[number], earliest[number - 1]);
        }

        for (var number = versions.Count - 1; number >= 1; number--)
        {
            latest[number] = Math.Min(latest[number], latest[number + 1]);
        }

        for (var number = 1; number <= versions.Count; number++)
        {
            if (earliest[number] > latest[number])
            {
                faults.Add($"version {versions[number - 1].Version} has no moment at which it can have been written");
            }
        }

        foreach (var lost in events.Where(call => call.Kind == RegisterEventKind.Lost))
        {
            var number = lost.Expected is null ? 0 : numbers.GetValueOrDefault(lost.Expected, -1);
            if (
                number >= 0
                && latest[number] < lost.Began
                && (number == versions.Count || earliest[number + 1] > lost.Ended)
            )
            {
                faults.Add(
                    $"a swap of version {lost.Expected ?? "none"} was lost although that was the version all the time"
                );
            }
        }

        return faults;
    }

    /// <summary>Each version was written by one swap, which expected the one before it.</summary>
    private static void Writes(
        IReadOnlyList<RegisterVersion> versions,
        IReadOnlyList<RegisterEvent> events,
        long[] earliest,
        long[] latest,
        List<string> faults
    )
    {
        var writers = events
            .Where(call => call.Written is not null)
            .ToLookup(call => Convert.ToHexString(call.Written!));
        for (var number = 1; number <= versions.Count; number++)
        {
            var (version, former) = (versions[number - 1], number == 1 ? null : versions[number - 2].Version);
            // The same swap may be asked for again, after an answer that got lost.
            var calls = writers[Convert.ToHexString(version.Content)].ToList();
            if (calls.Count == 0)
            {
                faults.Add($"version {version.Version} was written by no clone");
                continue;
            }

            if (calls.All(call => call.Kind is RegisterEventKind.Lost or RegisterEventKind.Refused))
            {
                faults.Add($"version {version.Version} was written by a swap that was said to have changed nothing");
            }

            if (calls.Any(call => call.Expected != former))
            {
                faults.Add($"version {version.Version} replaced {former ?? "none"}, and its swap expected another one");
            }

            earliest[number] = calls.Min(call => call.Began);
            foreach (var won in calls.Where(call => call.Kind == RegisterEventKind.Won))
            {
                latest[number] = Math.Min(latest[number], won.Ended);
                if (won.Version != version.Version)
                {
                    faults.Add($"the swap that wrote version {version.Version} was told {won.Version}");
                }
            }
        }

        var written = versions.Select(version => Convert.ToHexString(version.Content)).ToList();
        foreach (var content in written.GroupBy(content => content).Where(group => group.Count() > 1))
        {
            faults.Add($"one swap wrote {content.Count()} versions");
        }

        foreach (
            var won in events.Where(call =>
                call.Kind == RegisterEventKind.Won && !written.Contains(Convert.ToHexString(call.Written!))
            )
        )
        {
            faults.Add($"a swap was told that it won as version {won.Version}, which the register never had");
        }
    }

    private static void Read(
        RegisterEvent read,
        IReadOnlyList<RegisterVersion> versions,
        Dictionary<string, int> numbers,
        long[] earliest,
        long[] latest,
        List<string> faults
    )
    {
        var number = read.Version is null ? 0 : numbers.GetValueOrDefault(read.Version, -1);
        if (number < 0 || (number > 0 && !versions[number - 1].Content.AsSpan().SequenceEqual(read.Read)))
        {
            faults.Add($"a read gave version {read.Version}, which the register never had so");
            return;
        }

        // It was written before the read ended, and the next one after the read began.
        if (number > 0)
        {
            latest[number] = Math.Min(latest[number], read.Ended);
        }

        if (number < versions.Count)
        {
            earliest[number + 1] = Math.Max(earliest[number + 1], read.Began);
        }
    }
}
