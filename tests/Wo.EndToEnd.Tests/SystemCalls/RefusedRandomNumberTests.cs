using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>A machine without random numbers cannot make a lease, and all that needs none goes on.</summary>
[Soak]
public sealed class RefusedRandomNumberTests
{
    private static readonly string[] MakeLeases = ["take", "reconcile"];

    /// <summary>The calls that give random numbers: for tokens the first, for names of files the others.</summary>
    private static readonly (string Call, string? File)[] Sources =
    [
        ("getrandom", null),
        ("openat", "/dev/urandom"),
        ("read", "/dev/urandom"),
    ];

    public static TheoryData<string> Scenarios => [.. SweepScenarios.Chosen];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Random_numbers_that_are_refused_leave_nothing_half_done(string scenario)
    {
        Strace.Require();
        using var sweep = await SystemCallSweep.Of(SweepScenarios.All[scenario]);
        foreach (var (call, file) in Sources)
        {
            var point = new SweepPoint(call, 1, new Fault("error=EIO", IsSticky: true))
            {
                Line = "",
                IsStart = false,
                IsInTree = false,
                Only = file,
            };
            var outcome = await sweep.Run(point);
            Assert.True(
                outcome.ExitCode == 0 || MakeLeases.Contains(SweepScenarios.All[scenario].Arguments[0]),
                outcome.ToString()
            );
            Assert.NotEqual("INTERNAL_ERROR", outcome.ErrorCode);
        }

        Assert.True(sweep.Violations is [], string.Join("\n\n", sweep.Violations));
    }
}
