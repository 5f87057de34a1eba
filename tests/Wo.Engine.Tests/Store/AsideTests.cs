using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>What is found out on another thread is the same, and so is what fails there.</summary>
public sealed class AsideTests
{
    [Fact]
    public void It_is_found_once_without_being_asked_for()
    {
        var (times, isFound) = (0, new ManualResetEventSlim());
        var aside = Aside.Begin(() =>
        {
            times++;
            isFound.Set();
            return 42;
        });

        Assert.True(isFound.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal((42, 42, 1), (aside.Value, aside.Value, times));
    }

    [Fact]
    public void A_failure_is_that_of_who_asks()
    {
        var aside = Aside.Begin<int>(() => throw new StorageException("read", "versions", 5));

        Assert.Contains("versions", Assert.Throws<StorageException>(() => aside.Value).Message);
    }
}
