using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Wo.Core.Errors;
using Wo.Core.Storage;
using Wo.TestKit;

namespace Wo.Core.Tests.Storage;

/// <summary>What each write does to a symbolic link, a FIFO or a directory that lies where a file is expected.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ReplacedEntryTests : IDisposable
{
    private const UnixFileMode All = (UnixFileMode)0x1FF;
    private static readonly byte[] New = Encoding.UTF8.GetBytes("new: 1\n");

    private readonly TemporaryDirectory root = new();
    private readonly IFileSystem files = PlatformFileSystem.Create();

    public ReplacedEntryTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "links, FIFOs and permission bits");
        Directory.CreateDirectory(root.At("_ctx"));
    }

    private CtxPath Path => CtxPath.Of(root.Path) / "entry";

    private string Victim => root.At("victim");

    private AtomicWriter Writer => new(files, TimeProvider.System);

    /// <summary>The mode that this process gives a file that replaces nothing.</summary>
    private UnixFileMode DefaultMode => File.GetUnixFileMode(root.Write("plain", ""));

    public static TheoryData<string> Writes => ["text", "bytes", "lines", "yaml", "prepared", "without syncs"];

    public void Dispose() => root.Dispose();

    [Theory]
    [MemberData(nameof(Writes))]
    public void What_replaces_a_link_has_the_mode_of_a_new_file_and_leaves_the_target_alone(string write)
    {
        PutLink();

        Assert.True(Write(write).IsOk);

        Assert.Null(new FileInfo(Path.FullPath).LinkTarget);
        Assert.Equal(DefaultMode, File.GetUnixFileMode(Path.FullPath));
        Assert.Equal("precious", File.ReadAllText(Victim));
        NothingIsLeftBeside();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void What_replaces_a_fifo_has_the_mode_of_a_new_file(string write)
    {
        PutFifo();

        Assert.True(Write(write).IsOk);

        Assert.Equal(DefaultMode, File.GetUnixFileMode(Path.FullPath));
        Assert.Equal("new: 1\n", File.ReadAllText(Path.FullPath));
        NothingIsLeftBeside();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void A_directory_is_not_replaced(string write)
    {
        Directory.CreateDirectory(Path.FullPath);

        Assert.Equal(ErrorCodes.StorageFailed, Write(write).Error!.Code);

        Assert.True(Directory.Exists(Path.FullPath));
        NothingIsLeftBeside();
    }

    [Theory]
    [MemberData(nameof(Writes))]
    public void What_replaces_a_regular_file_has_its_mode(string write)
    {
        File.WriteAllText(Path.FullPath, "old");
        var mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(Path.FullPath, mode);

        Assert.True(Write(write).IsOk);

        Assert.Equal(mode, File.GetUnixFileMode(Path.FullPath));
    }

    [Fact]
    public void A_backup_beside_a_link_has_the_mode_of_a_new_file()
    {
        PutLink();

        var backup = Writer.Backup(Path.FullPath, "old"u8);

        Assert.Equal(DefaultMode, File.GetUnixFileMode(backup));
        Assert.Equal("old", File.ReadAllText(backup));
    }

    [Fact]
    public void Creating_a_file_where_a_link_is_leaves_the_link()
    {
        PutLink();

        Assert.Equal(ErrorCodes.AlreadyExists, AtomicFile.CreateExclusive(Path, New).Error!.Code);
        Assert.False(Writer.TryCreate(Path.FullPath, New));

        TheLinkIsAsItWas();
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("append")]
    public void What_needs_the_old_content_refuses_a_link(string operation)
    {
        PutLink();

        Assert.Equal(ErrorCodes.StorageFailed, Change(operation).Error!.Code);

        TheLinkIsAsItWas();
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("append")]
    public void What_needs_the_old_content_refuses_a_fifo_and_does_not_wait_for_its_other_end(string operation)
    {
        PutFifo();

        Assert.Equal(ErrorCodes.StorageFailed, Change(operation).Error!.Code);

        Assert.Equal(FileKind.Other, files.Status(Path.FullPath)!.Kind);
        NothingIsLeftBeside();
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("append")]
    public void What_needs_the_old_content_refuses_a_directory(string operation)
    {
        Directory.CreateDirectory(Path.FullPath);

        Assert.Equal(ErrorCodes.StorageFailed, Change(operation).Error!.Code);

        Assert.True(Directory.Exists(Path.FullPath));
        NothingIsLeftBeside();
    }

    private Result<Unit> Write(string write) =>
        write switch
        {
            "text" => AtomicFile.WriteText(Path, "new: 1\n"),
            "lines" => AtomicFile.WriteLines(Path, ["new: 1"]),
            "yaml" => AtomicFile.WriteYaml(Path, "new: 1\n"),
            "bytes" => AtomicFile.WriteBytes(Path, New),
            "prepared" => Caught(() =>
            {
                using var prepared = PreparedFile.Write(files, Path.FullPath, New);
                prepared.Publish();
            }),
            _ => Caught(() => Writer.Replace(Path.FullPath, New, Durability.None)),
        };

    private Result<Unit> Change(string operation) =>
        operation switch
        {
            "replace" => AtomicFile.ReplaceWithBackup(Path, New),
            "delete" => AtomicFile.DeleteWithBackup(Path),
            _ => AtomicFile.AppendEntry(Path, root.At("git"), "entry"),
        };

    private static Result<Unit> Caught(Action action)
    {
        try
        {
            action();
            return default(Unit);
        }
        catch (StorageException failed)
        {
            return new WoError(ErrorCodes.StorageFailed, failed.Message);
        }
    }

    private void PutLink()
    {
        File.WriteAllText(Victim, "precious");
        File.SetUnixFileMode(Victim, All);
        File.CreateSymbolicLink(Path.FullPath, Victim);
    }

    private void PutFifo()
    {
        using var mkfifo = Process.Start("mkfifo", ["-m", "777", Path.FullPath]);
        mkfifo.WaitForExit();
    }

    private void TheLinkIsAsItWas()
    {
        Assert.Equal(Victim, new FileInfo(Path.FullPath).LinkTarget);
        Assert.Equal("precious", File.ReadAllText(Victim));
        NothingIsLeftBeside();
    }

    private void NothingIsLeftBeside() =>
        Assert.Equal([Path.FullPath], Directory.GetFileSystemEntries(root.At("_ctx")));
}
