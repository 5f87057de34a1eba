using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;

namespace Wo.Tool.Hosting;

/// <summary>Keeps the numbers 0, 1 and 2 for the standard streams.</summary>
internal static class StandardStreams
{
    private const int GetDescriptorFlags = 1;

    /// <summary>
    /// Opens what the caller has closed (<c>wo list >&amp;-</c>) on the null device. The kernel gives a new file the
    /// lowest free number: without this the first file that is opened would become standard output, and what is printed
    /// would go into it.
    /// </summary>
    public static void EnsureOpen()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        for (int descriptor = 0; descriptor <= 2; descriptor++)
        {
            using SafeFileHandle standard = new(descriptor, ownsHandle: false);
            if (LibC.FControl(standard, GetDescriptorFlags) < 0)
            {
                // Free, and the lower ones are taken: this is the number that open returns.
                _ = LibC.Open("/dev/null", OpenFlags.ReadWrite, 0);
            }
        }
    }
}
