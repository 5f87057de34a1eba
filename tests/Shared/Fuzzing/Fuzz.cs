using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Wo.TestKit;

/// <summary>
/// Runs a check over mutated inputs: a fixed number of them, or with <c>WO_FUZZ=minutes</c> for so long. A failure names
/// the number that repeats it (<c>WO_SEED</c>) and the smallest input that was found to do the same.
/// </summary>
internal static class Fuzz
{
    private const int Many = 3_000;
    private const int MostAttempts = 2_000;

    /// <summary>Checks many inputs.</summary>
    /// <param name="seeds">What they are made of.</param>
    /// <param name="check">Throws where something is wrong.</param>
    /// <param name="cases">How many at least.</param>
    public static void Run(IReadOnlyList<byte[]> seeds, Action<byte[]> check, int cases = Many) =>
        Run(seeds, random => new Mutator(random, seeds).Next(), check, cases);

    /// <summary>Checks many inputs that are made in a way of their own.</summary>
    /// <param name="seeds">What is checked as it is.</param>
    /// <param name="next">Makes an input from random numbers.</param>
    /// <param name="check">Throws where something is wrong.</param>
    /// <param name="cases">How many at least.</param>
    public static void Run(
        IReadOnlyList<byte[]> seeds,
        Func<Random, byte[]> next,
        Action<byte[]> check,
        int cases = Many
    )
    {
        var given = int.TryParse(
            Environment.GetEnvironmentVariable("WO_SEED"),
            CultureInfo.InvariantCulture,
            out var seed
        );
        seed = given ? seed : Random.Shared.Next();
        var minutes = double.TryParse(
            Environment.GetEnvironmentVariable("WO_FUZZ"),
            CultureInfo.InvariantCulture,
            out var wanted
        )
            ? wanted
            : 0;
        var (started, count) = (Stopwatch.GetTimestamp(), 0);
        foreach (var bytes in seeds)
        {
            Check(bytes, check, seed, count);
        }

        while (count < cases || Stopwatch.GetElapsedTime(started).TotalMinutes < minutes)
        {
            // Each case has its own numbers, so that the first one of a run repeats any.
            Check(next(new Random(unchecked(seed + count))), check, seed, count);
            count++;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} cases from {seeds.Count} seeds, WO_SEED={seed}");
    }

    private static void Check(byte[] input, Action<byte[]> check, int seed, int count)
    {
        if (Fails(input, check) is null)
        {
            return;
        }

        var smallest = Shrink(input, check);
        Assert.Fail(
            $"WO_SEED={unchecked(seed + count)} repeats it first. The smallest of {input.Length} bytes is {Convert.ToBase64String(smallest)}\n"
                + $"«{Encoding.UTF8.GetString(smallest)}»\n{Fails(smallest, check)}"
        );
    }

    private static Exception? Fails(byte[] input, Action<byte[]> check)
    {
        try
        {
            check(input);
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Leaves out ever smaller pieces for as long as it fails in the same way.</summary>
    private static byte[] Shrink(byte[] input, Action<byte[]> check)
    {
        var kind = Fails(input, check)!.GetType();
        var attempts = 0;
        for (var size = Math.Max(1, input.Length / 2); size >= 1; size /= 2)
        {
            for (var at = 0; at + size <= input.Length && attempts < MostAttempts; attempts++)
            {
                byte[] shorter = [.. input[..at], .. input[(at + size)..]];
                if (Fails(shorter, check)?.GetType() == kind)
                {
                    input = shorter;
                }
                else
                {
                    at += size;
                }
            }
        }

        return input;
    }
}
