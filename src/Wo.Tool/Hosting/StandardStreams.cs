using System.Runtime.InteropServices;

namespace Wo.Tool.Hosting;

/// <summary>Keeps the numbers 0, 1 and 2 for the standard streams.</summary>
internal static partial class StandardStreams
{
    private const int GetDescriptorFlags = 1;
    private const int OpenReadWrite = 2;

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
            if (GetFlags(descriptor, GetDescriptorFlags) < 0)
            {
                // Free, and the lower ones are taken: this is the number that open returns.
                _ = OpenFile("/dev/null", OpenReadWrite);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "fcntl")]
    private static partial int GetFlags(int descriptor, int command);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
