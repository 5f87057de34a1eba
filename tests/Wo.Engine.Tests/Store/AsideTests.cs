using Wo.Engine.Store.Tree;

namespace Wo.Engine.Tests.Store;

/// <summary>What is found out on another thread is the same, and so is what fails there.</summary>
public sealed class AsideTests
{
    [Fact]
    public void Values_are_found_once_and_in_turn_without_being_asked_for()
    {
        var (order, isFound) = (new List<int>(), new ManualResetEventSlim());
        var one = new Lazy<int>(() => Note(1));
        var two = new Lazy<int>(() => Note(2));
        Aside.Begin(() => _ = one.Value, () => _ = two.Value, isFound.Set);

        Assert.True(isFound.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Equal((1, 2), (one.Value, two.Value));
        Assert.Equal([1, 2], order);

        int Note(int value)
        {
            order.Add(value);
            return value;
        }
    }

    [Fact]
    public void A_failure_is_that_of_who_asks_and_keeps_nothing_else_from_being_found()
    {
        var isFound = new ManualResetEventSlim();
        var failed = new Lazy<int>(() => throw new StorageException("read", "versions", 5));
        Aside.Begin(() => _ = failed.Value, isFound.Set);

        Assert.True(isFound.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        Assert.Contains("versions", Assert.Throws<StorageException>(() => failed.Value).Message);
    }
}
