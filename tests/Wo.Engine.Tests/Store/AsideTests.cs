using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>What is found out on another thread is the same, and so is what fails there.</summary>
public sealed class AsideTests
{
    [Fact]
    public void It_is_found_once_and_elsewhere()
    {
        var threads = new List<int>();
        var aside = Aside<int>.Begin(() =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return 42;
        });

        Assert.Equal((42, 42), (aside.Value, aside.Value));
        Assert.NotEqual(Environment.CurrentManagedThreadId, Assert.Single(threads));
    }

    [Fact]
    public void A_failure_is_that_of_who_asks()
    {
        var aside = Aside<int>.Begin(() => throw new StorageException("read", "versions", 5));

        Assert.Contains("versions", Assert.Throws<StorageException>(() => aside.Value).Message);
    }
}
