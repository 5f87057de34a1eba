using Wo.Core.Errors;
using Wo.Core.Storage;
using Wo.TestKit;

namespace Wo.Core.Tests.Storage;

public sealed class PlatformFileSystemTests
{
    [Fact]
    public void A_directory_that_cannot_be_listed_is_an_error_of_storage_whatever_the_reason()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges there");
        using var directory = new TemporaryDirectory();
        var loop = directory.At("loop");
        Directory.CreateSymbolicLink(loop, loop);

        var refused = Assert.Throws<StorageException>(() => PlatformFileSystem.Create().List(loop));

        Assert.Contains("Too many levels of symbolic links", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rename_that_must_not_replace_leaves_what_is_there()
    {
        using var directory = new TemporaryDirectory();
        var (mine, theirs) = (directory.Write("mine", "mine"), directory.Write("theirs", "theirs"));

        var refused = Assert.Throws<StorageException>(() => PlatformFileSystem.Create().RenameNoReplace(mine, theirs));

        Assert.True(refused.TargetExists);
        Assert.Equal(("mine", "theirs"), (File.ReadAllText(mine), File.ReadAllText(theirs)));
    }

    [Fact]
    public void Of_all_who_rename_to_one_name_at_once_exactly_one_succeeds()
    {
        const int Rivals = 4;
        const int Rounds = 300;
        using var directory = new TemporaryDirectory();
        var files = PlatformFileSystem.Create();
        var winners = new int[Rounds];
        using var start = new Barrier(Rivals);
        var rivals = Enumerable.Range(0, Rivals).Select(rival => new Thread(() => Race(rival))).ToList();

        rivals.ForEach(rival => rival.Start());
        rivals.ForEach(rival => rival.Join());

        Assert.All(winners, count => Assert.Equal(1, count));

        void Race(int rival)
        {
            for (var round = 0; round < Rounds; round++)
            {
                var mine = directory.Write($"{rival}", $"{rival}");
                start.SignalAndWait();
                try
                {
                    files.RenameNoReplace(mine, directory.At($"round {round}"));
                    Interlocked.Increment(ref winners[round]);
                }
                catch (StorageException refused) when (refused.TargetExists)
                {
                    // Somebody else was first.
                }
            }
        }
    }
}
