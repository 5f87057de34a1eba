using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>
/// A job: a child on Windows and everything it starts. The system ends all of them when this process dies, so that a lock
/// which a child would inherit elsewhere does not look free while that child still works.
/// </summary>
internal sealed unsafe partial class WindowsJob : IDisposable
{
    private const int ExtendedLimits = 9; // JobObjectExtendedLimitInformation
    private const uint KillOnClose = 0x2000; // JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE
    private const uint EndedByUs = 1;

    private readonly SafeFileHandle handle = CreateJobObject(0, 0);
    private bool isIn;

    /// <summary>Creates an empty one.</summary>
    public WindowsJob() => Limit(KillOnClose);

    /// <summary>Puts a child into it. Where the system refuses, <see cref="End"/> cannot end it.</summary>
    public void Add(Process process) =>
        isIn = !handle.IsInvalid && AssignProcessToJobObject(handle, process.SafeHandle);

    /// <summary>Ends the child and all that it started.</summary>
    /// <returns>Whether the system did.</returns>
    public bool End() => isIn && TerminateJobObject(handle, EndedByUs);

    /// <summary>What the child left behind lives on after the child's own end, as on the other systems.</summary>
    public void LetGo() => Limit(0);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();

    private void Limit(uint flags)
    {
        var limits = new JobLimits { Flags = flags };
        if (!handle.IsInvalid)
        {
            // Where it is refused, this job only ends what it is told to end.
            _ = SetInformationJobObject(handle, ExtendedLimits, &limits, sizeof(JobLimits));
        }
    }

    [LibraryImport("kernel32", EntryPoint = "CreateJobObjectW", SetLastError = true)]
    private static partial SafeFileHandle CreateJobObject(nint security, nint name);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool AssignProcessToJobObject(SafeFileHandle job, SafeProcessHandle process);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool TerminateJobObject(SafeFileHandle job, uint code);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool SetInformationJobObject(SafeFileHandle job, int kind, JobLimits* limits, int size);

    /// <summary>JOBOBJECT_EXTENDED_LIMIT_INFORMATION; only the flags are used.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct JobLimits
    {
        public long ProcessTime;
        public long JobTime;
        public uint Flags;
        public nuint MinimumWorkingSet;
        public nuint MaximumWorkingSet;
        public uint ActiveProcesses;
        public nuint Affinity;
        public uint PriorityClass;
        public uint SchedulingClass;
        public fixed ulong InputAndOutput[6];
        public nuint ProcessMemory;
        public nuint JobMemory;
        public nuint PeakProcessMemory;
        public nuint PeakJobMemory;
    }
}
