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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(3_000_000)]
    public void A_file_is_read_whole_whatever_its_size(int size)
    {
        using var directory = new TemporaryDirectory();
        var bytes = WriteRandom(directory.At("file"), size);

        var read = PlatformFileSystem.Create().Read(directory.At("file"), size);

        Assert.Equal(ReadOutcome.Ok, read.Outcome);
        Assert.Equal(bytes, read.Bytes);
        Assert.Equal(
            size == 0 ? ReadOutcome.Ok : ReadOutcome.TooLarge,
            PlatformFileSystem.Create().Read(directory.At("file"), Math.Max(size - 1, 0)).Outcome
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(256 * 1024 + 1)]
    [InlineData(700_001)]
    public void Bytes_are_shown_whole_and_are_in_the_answer_where_they_are_wanted(int size)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.At("file");
        var bytes = WriteRandom(path, size);
        var files = PlatformFileSystem.Create();
        foreach (var isWanted in (bool[])[true, false])
        {
            byte[]? shown = null;
            var read = files.Read(
                path,
                size,
                seen =>
                {
                    shown = seen.ToArray();
                    return isWanted;
                }
            );

            Assert.Equal(bytes, shown);
            Assert.Equal(ReadOutcome.Ok, read.Outcome);
            Assert.Equal(isWanted ? bytes : [], read.Bytes);
        }
    }

    [Fact]
    public void Of_what_cannot_be_read_nothing_is_shown()
    {
        using var directory = new TemporaryDirectory();
        var path = directory.At("file");
        File.WriteAllBytes(path, new byte[9]);
        var files = PlatformFileSystem.Create();

        Assert.Equal(ReadOutcome.TooLarge, files.Read(path, 8, Fail).Outcome);
        Assert.Equal(ReadOutcome.Missing, files.Read(directory.At("none"), 8, Fail).Outcome);

        static bool Fail(ReadOnlySpan<byte> bytes) => throw new InvalidOperationException("nothing was to be shown");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData(700_001)]
    public void A_file_holds_its_own_bytes_and_no_others(int size)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.At("file");
        var bytes = WriteRandom(path, size);
        var files = PlatformFileSystem.Create();

        Assert.True(files.Holds(path, bytes));
        Assert.False(files.Holds(path, [.. bytes, 0]));
        if (size > 0)
        {
            Assert.False(files.Holds(path, bytes.AsSpan(1)));
            bytes[^1] ^= 1;
            Assert.False(files.Holds(path, bytes));
        }
    }

    [Fact]
    public void What_is_no_file_holds_nothing_and_what_is_not_there_is_told_apart()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "links need privileges there");
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory.At("file"), "");
        File.CreateSymbolicLink(directory.At("link"), directory.At("file"));
        var files = PlatformFileSystem.Create();

        Assert.Null(files.Holds(directory.At("missing"), []));
        Assert.Null(files.Holds(directory.At("file/below"), []));
        Assert.False(files.Holds(directory.At("link"), []));
        Assert.False(files.Holds(directory.At(""), []));
    }

    [Fact]
    public void A_file_that_grows_while_it_is_read_is_read_without_a_gap()
    {
        const int Size = 400_000;
        using var directory = new TemporaryDirectory();
        var path = directory.At("file");
        File.WriteAllBytes(path, new byte[Size]);
        var files = PlatformFileSystem.Create();
        var isDone = false;
        var writer = new Thread(() =>
        {
            for (var block = 0; block < 200; block++)
            {
                using var more = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
                more.Write(new byte[7_001]);
            }

            Volatile.Write(ref isDone, true);
        });
        writer.Start();
        while (!Volatile.Read(ref isDone))
        {
            var read = files.Read(path, 16 << 20);
            Assert.True(read.IsOk);
            Assert.InRange(read.Bytes.Length, Size, Size + 200 * 7_001);
        }

        writer.Join();
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
                    // Another thread was first.
                }
            }
        }
    }

    private static byte[] WriteRandom(string path, int size)
    {
        var bytes = new byte[size];
        new Random(size).NextBytes(bytes);
        File.WriteAllBytes(path, bytes);
        return bytes;
    }
}
