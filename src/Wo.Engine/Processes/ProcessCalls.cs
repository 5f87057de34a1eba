using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Processes;

/// <summary>
/// The C library's calls for child processes; those for files are in <see cref="LibC"/>. Only blittable parameters and no variadic function is called with a
/// variadic argument outside Linux, because Apple's arm64 convention passes those differently.
/// </summary>
internal static unsafe partial class ProcessCalls
{
    public const int TerminateSignal = 15;
    public const int KillSignal = 9;
    public const int PipeSignal = 13;
    public const short ReadableEvent = 1; // POLLIN
    public const short WritableEvent = 4; // POLLOUT

    public static readonly int ContinueSignal = OperatingSystem.IsMacOS() ? 19 : 18;
    public static readonly int StopSignal = OperatingSystem.IsMacOS() ? 17 : 19;
    public static readonly int ChildSignal = OperatingSystem.IsMacOS() ? 20 : 17;

    private const int WaitForPid = 1; // P_PID
    private const int WaitForExit = 4; // WEXITED
    private const int WaitWithoutHanging = 1; // WNOHANG
    private const int CloseOnExec = 0x80000; // O_CLOEXEC on Linux
    private const int PidfdOpenCall = 434;
    private static readonly int WaitWithoutReaping = OperatingSystem.IsMacOS() ? 0x20 : 0x0100_0000; // WNOWAIT

    /// <summary>A pipe that no child inherits unless told: (end to read, end to write), neither below 3.</summary>
    public static (SafeFileHandle Read, SafeFileHandle Write) CreatePipe()
    {
        var ends = stackalloc int[2];
        // macOS has no pipe2; there the spawn flag POSIX_SPAWN_CLOEXEC_DEFAULT keeps the ends out of children.
        if ((OperatingSystem.IsMacOS() ? pipe(ends) : pipe2(ends, CloseOnExec)) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"pipe: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }

        var pair = (Read: new SafeFileHandle(ends[0], true), Write: new SafeFileHandle(ends[1], true));
        if (ends[0] > 2 && ends[1] > 2)
        {
            return pair;
        }

        // We were started with a standard stream closed; an end in its place would be overwritten in the child.
        using (pair.Read)
        using (pair.Write)
        {
            return CreatePipe();
        }
    }

    /// <summary>Whether the child has ended. It stays a zombie, so that its number is not given to another.</summary>
    public static bool HasEnded(int pid)
    {
        var information = stackalloc byte[256];
        new Span<byte>(information, 256).Clear();
        var result = waitid(WaitForPid, pid, information, WaitForExit | WaitWithoutHanging | WaitWithoutReaping);
        // The first field, si_signo, is SIGCHLD once there is something to report. An error means: not our child.
        return result != 0 ? Marshal.GetLastPInvokeError() != Errno.Interrupted : *(int*)information != 0;
    }

    /// <summary>Takes the status of an ended child; <see langword="null"/> where the system kept none.</summary>
    public static int? Reap(int pid)
    {
        int status;
        while (waitpid(pid, &status, 0) != pid)
        {
            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                return null;
            }
        }

        return status;
    }

    /// <summary>
    /// A descriptor that becomes readable when the process ends; <see langword="null"/> where the kernel has none.
    /// </summary>
    public static SafeFileHandle? OpenProcess(int pid)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var descriptor = syscall(PidfdOpenCall, pid, 0);
        return descriptor < 0 ? null : new SafeFileHandle((nint)descriptor, true);
    }

    /// <summary>
    /// With SIGCHLD ignored, as some parents leave it, the kernel discards how children ended: ask for it back.
    /// </summary>
    public static void KeepStatusOfChildren()
    {
        // The handler is the first field of struct sigaction everywhere; SIG_DFL is 0 and SIG_IGN is 1.
        var present = stackalloc nint[64];
        if (sigaction(ChildSignal, null, present) == 0 && present[0] == 1)
        {
            _ = signal(ChildSignal, 0);
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    public static partial int poll(PollDescriptor* descriptors, nuint count, int milliseconds);

    [LibraryImport("libc", SetLastError = true)]
    public static partial int kill(int pid, int signal);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int pipe(int* ends);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int pipe2(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitid(int kind, int id, byte* information, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int waitpid(int pid, int* status, int options);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint syscall(nint number, nint first, nint second);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sigaction(int signal, nint* replacement, nint* present);

    [LibraryImport("libc", SetLastError = true)]
    private static partial nint signal(int signal, nint handler);
}
