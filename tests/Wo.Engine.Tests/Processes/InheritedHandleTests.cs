using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Wo.TestKit;

namespace Wo.Engine.Tests.Processes;

public sealed partial class InheritedHandleTests
{
    private const string ListOpenFiles = "for f in /proc/$$/fd/*; do readlink \"$f\"; done";

    [Fact]
    public void A_lock_outlives_its_holder_in_the_child_that_inherited_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "descriptors are not inherited on Windows");
        using var directory = new TemporaryDirectory();
        var path = directory.Write("op", "");
        var opLock = Lock(path);
        var start = Child.Shell("sleep 1000 >/dev/null & echo $!") with { InheritedHandles = [opLock] };
        var heir = int.Parse(Child.Run(start).Output, CultureInfo.InvariantCulture);
        CloseAsDeathWould(opLock);

        Assert.Throws<IOException>(() => Lock(path).Dispose());
        Child.Run("kill -9 $1", $"{heir}");
        SpinWait.SpinUntil(() => !Child.IsAlive(heir));
        Lock(path).Dispose();
    }

    [Fact]
    public void A_child_inherits_nothing_else_that_we_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        using var directory = new TemporaryDirectory();
        using var opLock = Lock(directory.Write("op", ""));
        using var other = Lock(directory.Write("other", ""));

        Assert.Equal([directory.At("op")], FilesOpenIn(directory, [opLock]));
        Assert.Empty(FilesOpenIn(directory, []));
    }

    private static IEnumerable<string> FilesOpenIn(TemporaryDirectory directory, SafeHandle[] inherited)
    {
        var outcome = Child.Run(Child.Shell(ListOpenFiles) with { InheritedHandles = inherited });
        return outcome.Output.Split('\n').Where(path => path.StartsWith(directory.Path, StringComparison.Ordinal));
    }

    private static SafeFileHandle Lock(string path) =>
        File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Disposal unlocks for all who share the description; the death of a process closes alone.</summary>
    private static void CloseAsDeathWould(SafeFileHandle handle)
    {
        var descriptor = (int)handle.DangerousGetHandle();
        handle.SetHandleAsInvalid();
        Assert.Equal(0, close(descriptor));
    }

    [LibraryImport("libc")]
    private static partial int close(int descriptor);
}
