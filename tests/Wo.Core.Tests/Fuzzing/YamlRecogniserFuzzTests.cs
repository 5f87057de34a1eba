using System.Text;
using Wo.Core.Tests.Yaml.Recognition;
using Wo.TestKit;

namespace Wo.Core.Tests.Fuzzing;

[Soak]
public sealed class YamlRecogniserFuzzTests
{
    private static readonly string[] Repeated =
    [
        "x",
        "x ",
        " ",
        ".",
        "é",
        "''",
        "\\\"",
        "x\n",
        "\n",
        "# x\n",
        "  x\n",
        "- x\n",
    ];

    [Fact]
    public void What_the_recogniser_takes_of_nearly_real_files_the_full_reader_reads_the_same() =>
        AssertSame(random => new WorkOrderMutator(random, FuzzSeeds.Yaml).Next());

    [Fact]
    public void What_the_recogniser_takes_of_large_files_the_full_reader_reads_the_same() =>
        AssertSame(Stretched, cases: 250);

    [Fact]
    public void What_the_recogniser_takes_of_damaged_files_the_full_reader_reads_the_same() =>
        Fuzz.Run(FuzzSeeds.Yaml, bytes => RecogniserCheck.AssertSame(bytes));

    private static void AssertSame(Func<Random, byte[]> next, int cases = 3_000)
    {
        var (taken, all) = (0, 0);
        Fuzz.Run(
            FuzzSeeds.Yaml,
            next,
            bytes =>
            {
                all++;
                taken += RecogniserCheck.AssertSame(bytes) ? 1 : 0;
            },
            cases
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} of {all} were taken");
        Assert.True(taken > all / 10, $"only {taken} of {all} were taken: the inputs have lost what they are for");
    }

    /// <summary>One that is nearly real, with something in it many thousand times.</summary>
    private static byte[] Stretched(Random random)
    {
        var bytes =
            random.Next(2) == 0
                ? FuzzSeeds.Yaml[random.Next(FuzzSeeds.Yaml.Count)]
                : new WorkOrderMutator(random, FuzzSeeds.Yaml).Next();
        var text = Encoding.UTF8.GetString(bytes);
        var at =
            random.Next(2) == 0 ? text.IndexOf('\n', random.Next(text.Length + 1)) + 1 : random.Next(text.Length + 1);
        var repeated = string.Concat(Enumerable.Repeat(Repeated[random.Next(Repeated.Length)], random.Next(1, 80_000)));
        return Encoding.UTF8.GetBytes(text.Insert(at, repeated));
    }
}
