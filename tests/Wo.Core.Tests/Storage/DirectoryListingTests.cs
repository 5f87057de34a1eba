using System.Diagnostics;
using System.Runtime.Versioning;
using Wo.Core.Storage;
using Wo.TestKit;

namespace Wo.Core.Tests.Storage;

/// <summary>What a listing tells of each entry without a look at it.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DirectoryListingTests : IDisposable
{
    private readonly TemporaryDirectory root = new();
    private readonly IFileSystem files = PlatformFileSystem.Create();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Each_entry_is_told_by_its_own_kind_and_no_link_is_followed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "links and FIFOs");
        root.Write("list/file.yaml", "x");
        root.Write("list/.hidden", "");
        Directory.CreateDirectory(root.At("list/directory.yaml"));
        File.CreateSymbolicLink(root.At("list/link"), root.At("list/file.yaml"));
        File.CreateSymbolicLink(root.At("list/to-directory"), root.At("list/directory.yaml"));
        File.CreateSymbolicLink(root.At("list/to-nothing"), root.At("nothing"));
        Process.Start("mkfifo", [root.At("list/fifo.yaml")]).WaitForExit();

        var found = files.List(root.At("list")).ToDictionary(item => item.Name, item => item.Kind);

        Assert.Equal(
            new Dictionary<string, FileKind>
            {
                ["file.yaml"] = FileKind.Regular,
                [".hidden"] = FileKind.Regular,
                ["directory.yaml"] = FileKind.Directory,
                ["link"] = FileKind.SymbolicLink,
                ["to-directory"] = FileKind.SymbolicLink,
                ["to-nothing"] = FileKind.SymbolicLink,
                ["fifo.yaml"] = FileKind.Other,
            },
            found
        );
    }

    [Fact]
    public void More_entries_than_the_kernel_gives_at_once_are_all_told()
    {
        var names = Enumerable.Range(0, 3000).Select(number => $"ñame-{number:D5}-{new string('x', 60)}").ToHashSet();
        foreach (var name in names)
        {
            root.Write($"list/{name}", "");
        }

        Assert.Equal(names, files.List(root.At("list")).Select(item => item.Name).ToHashSet());
    }

    [Fact]
    public void A_directory_that_is_not_there_is_empty() => Assert.Empty(files.List(root.At("nowhere")));

    [Fact]
    public void A_directory_that_cannot_be_opened_is_no_empty_one() =>
        Assert.Throws<StorageException>(() => files.List(root.At(new string('x', 300))));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(70_000)]
    public void A_file_of_any_size_is_read_whole_and_to_the_byte(int size)
    {
        var text = new string('a', size);
        var path = root.Write("file", text);

        var read = files.Read(path, maxBytes: size);

        Assert.True(read.IsOk);
        Assert.Equal(size, read.Bytes.Length);
        Assert.Equal(
            size == 0 ? ReadOutcome.Ok : ReadOutcome.TooLarge,
            files.Read(path, Math.Max(0, size - 1)).Outcome
        );
    }

    [Fact]
    public void A_file_whose_size_is_not_told_is_read_to_its_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc");

        Assert.Contains("MemTotal", System.Text.Encoding.UTF8.GetString(files.Read("/proc/meminfo", 1 << 20).Bytes));
    }
}
