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
}
