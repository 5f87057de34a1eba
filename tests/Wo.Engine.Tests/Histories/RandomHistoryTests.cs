using System.Globalization;
using CsCheck;
using Wo.TestKit;

namespace Wo.Engine.Tests.Histories;

/// <summary>
/// Random histories of commands, deaths, clocks and hands, each step compared with a model. <c>WO_HISTORIES</c> says how
/// many; the seed of a failure is printed and <c>CsCheck_Seed</c> repeats it.
/// </summary>
[Soak]
public sealed class RandomHistoryTests
{
    private const int Default = 700;

    private static readonly Gen<Step[]> Histories = Gen.Select(
        Gen.Int[0, Step.Kinds.Count - 1],
        Gen.Int[0, 9],
        Gen.Int[0, 1000],
        Gen.Int[0, 239],
        Gen.Int[0, 299],
        static (kind, target, choice, kill, interrupt) => new Step(kind, target, choice, kill, interrupt)
    ).Array[4, 18];

    [Fact]
    public void No_history_loses_a_work_order_or_gives_it_to_two()
    {
        var count = int.TryParse(
            Environment.GetEnvironmentVariable("WO_HISTORIES"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var wanted
        )
            ? wanted
            : Default;
        var counts = new HistoryCounts();
        (Step[] Steps, string Story)? worst = null;
        try
        {
            Histories.Sample(
                steps =>
                {
                    try
                    {
                        History.Live(steps, counts);
                    }
                    catch (HistoryFailure failure)
                    {
                        worst =
                            worst is { } known && known.Steps.Length <= steps.Length ? known : (steps, failure.Message);
                        throw;
                    }
                },
                iter: count,
                print: static steps => string.Join(' ', steps)
            );
        }
        catch (Exception failure) when (worst is { } found)
        {
            Assert.Fail($"{Smallest(found.Steps, found.Story)}\n\n{failure.Message}");
        }

        TestContext.Current.SendDiagnosticMessage("{0}", counts);
        TestContext.Current.TestOutputHelper?.WriteLine(counts.ToString());
        Assert.Equal(count, counts["history"]);
    }

    /// <summary>Leaves out every step without which it still fails, and tells the story of what is left.</summary>
    private static string Smallest(IReadOnlyList<Step> steps, string first)
    {
        var (current, story) = (steps.ToList(), Fail(steps) ?? $"it does not fail again. The first time:\n{first}");
        for (var at = current.Count - 1; at >= 0; at--)
        {
            var fewer = current.Where((_, index) => index != at).ToList();
            if (Fail(fewer) is { } failure)
            {
                (current, story) = (fewer, failure);
            }
        }

        return $"{current.Count} steps are enough: {story}";
    }

    private static string? Fail(IReadOnlyList<Step> steps)
    {
        try
        {
            History.Live(steps, new HistoryCounts());
            return null;
        }
        catch (HistoryFailure failure)
        {
            return failure.Message;
        }
    }
}
