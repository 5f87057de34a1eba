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
}
