using System.Runtime.InteropServices;

namespace Wo.Benches;

/// <summary>
/// Processor time in milliseconds; 0 where the system does not tell. It says more than the time on the clock: what else the
/// machine does hardly counts in it.
/// </summary>
internal static partial class ProcessorTime
{
    private const int Self = 0;
    private const int Children = -1;

    /// <summary>Of this process and of all its children that have ended.</summary>
    public static double Now => Of(Self) + OfChildren;

    /// <summary>Of all child processes that have ended.</summary>
    public static double OfChildren => Of(Children);

    private static double Of(int whose)
    {
        if (OperatingSystem.IsWindows())
        {
            return 0;
        }

        // struct rusage begins with the times in user and in system mode, each as seconds and microseconds.
        Span<long> usage = stackalloc long[36];
        return GetUsage(whose, usage) == 0
            ? (usage[0] + usage[2]) * 1e3 + (usage[1] + usage[3]) / 1e3
            : throw new InvalidOperationException("getrusage: " + Marshal.GetLastPInvokeErrorMessage());
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetUsage(int whose, Span<long> usage);
}
