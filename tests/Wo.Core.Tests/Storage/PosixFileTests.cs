using Wo.Core.Storage;
using Wo.Core.Storage.Posix;

namespace Wo.Core.Tests.Storage;

public sealed class PosixFileTests
{
    [Fact]
    public void A_sync_that_the_kernel_refuses_is_an_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it has no fsync");

        // What cannot be synced answers EINVAL; .NET's own flush would swallow that, and EIO with it.
        using var device = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);

        var refused = Assert.Throws<StorageException>(() => PosixFile.Sync(device, "/dev/null"));

        Assert.Equal("fsync", refused.Operation);
    }

    [Fact]
    public void Syncing_a_file_asks_the_kernel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "it has no fsync");
        using var device = File.OpenHandle("/dev/null", FileMode.Open, FileAccess.Write);
        using var file = new PosixFile(device, "/dev/null");

        Assert.Equal("fsync", Assert.Throws<StorageException>(file.Sync).Operation);
    }

    [Fact]
    public void Syncing_a_directory_asks_the_kernel()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "/proc is used, whose directories cannot be synced");

        var refused = Assert.Throws<StorageException>(() => PlatformFileSystem.Create().SyncDirectory("/proc/self"));

        Assert.Equal("fsync", refused.Operation);
    }
}
