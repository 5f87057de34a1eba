using Wo.Core.Tests.Yaml.Recognition;
using Wo.TestKit;

namespace Wo.Core.Tests.Fuzzing;

[Soak]
public sealed class YamlRecogniserFuzzTests
{
    [Fact]
    public void What_the_recogniser_takes_of_nearly_real_files_the_full_reader_reads_the_same()
    {
        var (taken, all) = (0, 0);
        Fuzz.Run(
            FuzzSeeds.Yaml,
            random => new WorkOrderMutator(random, FuzzSeeds.Yaml).Next(),
            bytes =>
            {
                all++;
                taken += RecogniserCheck.AssertSame(bytes) ? 1 : 0;
            }
        );
        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} of {all} were taken");
        Assert.True(taken > all / 10, $"only {taken} of {all} were taken: the inputs have lost what they are for");
    }

    [Fact]
    public void What_the_recogniser_takes_of_damaged_files_the_full_reader_reads_the_same() =>
        Fuzz.Run(FuzzSeeds.Yaml, bytes => RecogniserCheck.AssertSame(bytes));
}
