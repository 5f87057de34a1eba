using System.Runtime.Versioning;
using Wo.Engine.Store.Tree.Kept;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>Whatever happens to a tree and to its cache, every command answers as it does without a cache.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class KeptHistoryTests
{
    private const int Steps = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(2_000)]
    public void Answers_are_those_of_a_tree_without_a_cache(int millisecondsOfTick) =>
        Live(count: 3, Random.Shared.Next(), millisecondsOfTick);

    [Theory]
    [Soak]
    [InlineData(1)]
    [InlineData(2_000)]
    public void Answers_are_so_in_many_histories(int millisecondsOfTick) =>
        Live(count: 150, Random.Shared.Next(), millisecondsOfTick);

    private static void Live(int count, int seed, int millisecondsOfTick)
    {
        seed = int.TryParse(Environment.GetEnvironmentVariable("WO_SEED"), out var given) ? given : seed;
        for (var history = 0; history < count; history++)
        {
            using var tree = new KeptTree(TimeSpan.FromMilliseconds(millisecondsOfTick));
            var lived = new KeptHistory(tree, new Random(seed + history));
            lived.Begin();
            for (var step = 0; step < Steps; step++)
            {
                var expected = tree.Answers(SummaryCacheUse.Off);
                var found = tree.Answers(SummaryCacheUse.Always);
                Assert.True(
                    expected == found,
                    $"WO_SEED={seed + history}, tick {millisecondsOfTick} ms, after\n{lived.Steps}\n\nexpected\n{expected}\n\nfound\n{found}"
                );
                lived.Step();
            }
        }
    }
}
