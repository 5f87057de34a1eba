using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>Work on many files at once ends like work on one after the other.</summary>
public sealed class EachFileTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(5000)]
    public void Each_is_done_once(int count)
    {
        var done = new int[count];

        EachFile.Do(count, index => done[index]++);

        Assert.All(done, times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    public void Of_several_failures_the_first_in_order_is_thrown(int count)
    {
        var failed = Assert.Throws<StorageException>(() =>
            EachFile.Do(
                count,
                index =>
                {
                    if (index % 50 == 49)
                    {
                        throw new StorageException("read", $"file-{index}", 5);
                    }
                }
            )
        );

        Assert.Contains("file-49", failed.Message);
    }
}
