using System.Runtime.InteropServices;

namespace Wo.Bench;

/// <summary>The processor time of all child processes that have ended. What else the machine does hardly counts in it.</summary>
internal static partial class ProcessorTime
{
    private const int Children = -1;

    /// <summary>Up to now, in milliseconds; 0 where the system does not tell.</summary>
    public static double OfChildren
    {
        get
        {
            if (OperatingSystem.IsWindows())
            {
                return 0;
            }

            // struct rusage begins with the times in user and in system mode, each as seconds and microseconds.
            Span<long> usage = stackalloc long[36];
            return GetUsage(Children, usage) == 0
                ? (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3
                : throw new InvalidOperationException("getrusage: " + Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int whose, Span<long> usage);
}
