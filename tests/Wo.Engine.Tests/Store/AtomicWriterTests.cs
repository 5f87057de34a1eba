using System.Runtime.Versioning;
using System.Text;
using Wo.Engine.Tests.Faults;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Store;

public sealed class AtomicWriterTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly IFileSystem files = PlatformFileSystem.Create();

    private AtomicWriter Writer => new(files, new StoppedClock());

    private string Target => directory.At("a file");

    public void Dispose() => directory.Dispose();

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_replaced_file_keeps_its_permissions()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no permission bits");
        File.WriteAllText(Target, "old");
        File.SetUnixFileMode(Target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        Writer.Replace(Target, "new"u8);

        Assert.Equal("new", File.ReadAllText(Target));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Target)
        );
    }

    [Fact]
    public void Replacing_a_symbolic_link_replaces_the_link_and_not_its_target()
    {
        var victim = directory.Write("victim", "precious");
        File.CreateSymbolicLink(Target, victim);

        Writer.Replace(Target, "new"u8);

        Assert.Equal("precious", File.ReadAllText(victim));
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void Creating_exclusively_leaves_an_existing_file_alone()
    {
        File.WriteAllText(Target, "first");

        Assert.False(Writer.TryCreate(Target, "second"u8));
        Assert.Equal("first", File.ReadAllText(Target));
        Assert.Single(Directory.GetFiles(directory.Path));
    }

    [Fact]
    public void A_backup_is_whole_or_leaves_nothing_whatever_cannot_be_looked_at()
    {
        File.WriteAllText(Target, "old");
        for (var call = 0; ; call++)
        {
            var blind = new SeamFileSystem { ReadFault = new ReadFault(call, 5, IsSticky: true) };
            var isMade = true;
            try
            {
                new AtomicWriter(blind, new StoppedClock()).Backup(Target, "old"u8);
            }
            catch (StorageException)
            {
                isMade = false;
            }

            var made = Directory.GetFiles(directory.Path).Where(file => file != Target).ToArray();
            Assert.Equal(isMade ? 1 : 0, made.Length);
            Assert.All(made, backup => Assert.Equal("old", File.ReadAllText(backup)));
            if (!blind.WasHit)
            {
                break;
            }

            Array.ForEach(made, File.Delete);
        }
    }

    [Fact]
    [BadInput(44)]
    [Soak]
    public void A_thousand_backups_within_one_tick_of_the_clock_all_survive()
    {
        var names = new HashSet<string>();
        for (var i = 0; i < 1000; i++)
        {
            names.Add(Writer.Backup(Target, Encoding.UTF8.GetBytes($"{i}")));
        }

        Assert.Equal(1000, names.Count);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"{i}").Order(), names.Select(File.ReadAllText).Order());
    }

    [Fact]
    public void An_entry_appended_behind_a_torn_line_starts_on_a_line_of_its_own()
    {
        File.WriteAllText(Target, "torn");

        Writer.Append(Target, "header\n"u8, "entry\n"u8);

        Assert.Equal("torn\nentry\n", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(6, true)]
    public void An_entry_that_cannot_be_taken_back_is_said_to_be_there_only_where_some_of_it_is(
        int written,
        bool isThere
    )
    {
        File.WriteAllText(Target, "first\n");
        var faulty = new FaultyFileSystem(files)
        {
            AtFaultPoint = (_, operation, path) =>
            {
                if (operation is "write")
                {
                    File.AppendAllText(path, "entry\n"[..written]);
                }

                if (operation is "write" or "ftruncate")
                {
                    throw new StorageException(operation, path, 122);
                }
            },
        };

        var failed = Assert.Throws<StorageException>(() =>
            new AtomicWriter(faulty, new StoppedClock()).Append(Target, "header\n"u8, "entry\n"u8)
        );

        Assert.Equal(isThere, failed.IsVisible);
    }

    [Fact]
    public void The_first_entry_brings_the_header()
    {
        Writer.Append(Target, "header\n"u8, "entry\n"u8);
        Writer.Append(Target, "header\n"u8, "entry\n"u8);

        Assert.Equal("header\nentry\nentry\n", File.ReadAllText(Target));
    }

    [Fact]
    public void A_log_that_is_new_is_never_there_empty()
    {
        var faulty = new FaultyFileSystem(files)
        {
            AtFaultPoint = (_, _, _) => Assert.False(File.Exists(Target) && new FileInfo(Target).Length == 0),
        };

        new AtomicWriter(faulty, new StoppedClock()).Append(Target, "header\n"u8, "entry\n"u8);

        Assert.Equal("header\nentry\n", File.ReadAllText(Target));
    }

    [Fact]
    [BadInput(23, 24)]
    public void Reading_never_blocks_on_a_fifo_nor_follows_a_link()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo is used");
        using var mkfifo = System.Diagnostics.Process.Start("mkfifo", [directory.At("fifo")]);
        mkfifo.WaitForExit();
        File.CreateSymbolicLink(Target, directory.Write("victim", "precious"));

        Assert.Equal(ReadOutcome.NotRegular, files.Read(directory.At("fifo"), 100).Outcome);
        Assert.Equal(ReadOutcome.SymbolicLink, files.Read(Target, 100).Outcome);
        Assert.Equal(ReadOutcome.NotRegular, files.Read(directory.Path, 100).Outcome);
        Assert.Equal(ReadOutcome.Missing, files.Read(directory.At("nothing"), 100).Outcome);
        Assert.Equal(ReadOutcome.TooLarge, files.Read(directory.At("victim"), 3).Outcome);
    }
}
