using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Wo.Core.Storage;
using Wo.TestKit;

namespace Wo.Core.Tests.Storage;

/// <summary>Looks through an open directory say what looks by paths say.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DirectoryViewTests : IDisposable
{
    private readonly TemporaryDirectory root = new();
    private readonly IFileSystem files = PlatformFileSystem.Create();

    public void Dispose() => root.Dispose();

    [Fact]
    public void Each_entry_is_what_a_look_at_its_path_says()
    {
        root.Write("list/file.yaml", "content");
        root.Write("list/ñ\u2003ame", "");
        Directory.CreateDirectory(root.At("list/directory"));
        File.CreateSymbolicLink(root.At("list/link"), root.At("list/file.yaml"));
        Process.Start("mkfifo", [root.At("list/fifo")]).WaitForExit();
        File.SetLastWriteTimeUtc(root.At("list/file.yaml"), new DateTime(1960, 2, 3, 4, 5, 6, 789, DateTimeKind.Utc));
        using var view = files.View(root.At("list"));

        Assert.All(
            ["file.yaml", "ñ\u2003ame", "directory", "link", "fifo"],
            name =>
            {
                var look = Look(view, name);
                Assert.NotNull(look);
                Assert.Equal(files.Status(root.At("list", name))!.Look, look);
            }
        );
        Assert.Null(Look(view, "nothing"));
        Assert.Null(Look(view, "file.yaml/below"));
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_refused_with_its_path()
    {
        using var view = files.View(root.At("."));
        var name = new string('x', 300);

        Assert.Contains(
            name,
            Assert.Throws<StorageException>(() => Look(view, name)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_directory_that_is_not_there_has_no_entries()
    {
        using var view = files.View(root.At("nowhere"));

        Assert.Null(Look(view, "file.yaml"));
    }

    [Fact]
    public void The_faster_view_and_that_of_any_file_system_agree()
    {
        root.Write("list/file.yaml", "content");
        using var fast = files.View(root.At("list"));
        using var plain = new StatusView(files, root.At("list"));

        Assert.Equal(Look(plain, "file.yaml"), Look(fast, "file.yaml"));
    }

    private static FileLook? Look(IDirectoryView view, string name) => view.Look(Encoding.UTF8.GetBytes(name + "\0"));
}
