using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>
/// Starts a program with <c>posix_spawn</c>, which can do what <see cref="System.Diagnostics.Process"/> cannot: put the
/// child into a session of its own, give it a file as output, and keep single descriptors open in it.
/// </summary>
internal static unsafe partial class PosixSpawn
{
    private const short SetSignalDefaults = 0x04;
    private const short SetSignalMask = 0x08;
    private const short CloseOtherDescriptors = 0x4000; // macOS only
    private static readonly short NewSession = OperatingSystem.IsMacOS() ? (short)0x0400 : (short)0x80;

    // Larger than posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t of any C library.
    private const int OpaqueSize = 1024;

    /// <summary>Starts the child.</summary>
    /// <returns>0 and the process id, or the error number of what failed.</returns>
    public static int Start(ProcessRequest request, SafeFileHandle output, SafeFileHandle error, out int pid)
    {
        var actions = stackalloc byte[OpaqueSize];
        var attributes = stackalloc byte[OpaqueSize];
        var failure = posix_spawn_file_actions_init(actions);
        if (failure == 0)
        {
            failure = posix_spawnattr_init(attributes);
        }

        pid = 0;
        if (failure != 0)
        {
            return failure;
        }

        using var held = new HeldHandles([output, error, .. request.InheritedHandles]);
        try
        {
            failure = Describe(request, held.Descriptors, actions, attributes);
            return failure != 0 ? failure : Start(request, actions, attributes, out pid);
        }
        finally
        {
            _ = posix_spawn_file_actions_destroy(actions);
            _ = posix_spawnattr_destroy(attributes);
        }
    }

    private static int Describe(ProcessRequest request, ReadOnlySpan<int> descriptors, byte* actions, byte* attributes)
    {
        // The outputs first: opening standard input could otherwise overwrite one that has its number.
        var failure = posix_spawn_file_actions_adddup2(actions, descriptors[0], 1);
        failure = failure != 0 ? failure : posix_spawn_file_actions_adddup2(actions, descriptors[1], 2);
        using (var input = new NativeStrings([request.InputPath ?? "/dev/null"]))
        {
            failure = failure != 0 ? failure : posix_spawn_file_actions_addopen(actions, 0, input.Pointer[0], 0, 0);
        }

        foreach (var inherited in descriptors[2..])
        {
            // Onto itself: clears close-on-exec in the child alone. Clearing it in this process for the moment of the
            // start would let every child that another thread starts in that moment inherit it too.
            failure = failure != 0 ? failure : Inherit(actions, inherited);
        }

        using var directory = new NativeStrings([request.WorkingDirectory]);
        failure = failure != 0 ? failure : posix_spawn_file_actions_addchdir_np(actions, directory.Pointer[0]);

        // .NET ignores SIGPIPE, and ignoring is inherited: a `yes | head` in a gate would never end.
        var signals = stackalloc byte[OpaqueSize];
        new Span<byte>(signals, OpaqueSize).Clear();
        failure = failure != 0 ? failure : posix_spawnattr_setsigmask(attributes, signals);
        _ = sigaddset(signals, ProcessCalls.PipeSignal);
        failure = failure != 0 ? failure : posix_spawnattr_setsigdefault(attributes, signals);
        var flags = (short)(SetSignalDefaults | SetSignalMask | NewSession);
        flags |= OperatingSystem.IsMacOS() ? CloseOtherDescriptors : (short)0;
        return failure != 0 ? failure : posix_spawnattr_setflags(attributes, flags);
    }

    private static int Inherit(byte* actions, int descriptor) =>
        OperatingSystem.IsMacOS()
            ? posix_spawn_file_actions_addinherit_np(actions, descriptor)
            : posix_spawn_file_actions_adddup2(actions, descriptor, descriptor);

    private static int Start(ProcessRequest request, byte* actions, byte* attributes, out int pid)
    {
        var environment = request.Environment ?? ProcessEnvironment.OfThisProcess();
        var assignments = new List<string>(environment.Variables.Count);
        foreach (var (name, value) in environment.Variables)
        {
            assignments.Add($"{name}={value}");
        }

        using var arguments = new NativeStrings([request.Program, .. request.Arguments]);
        using var variables = new NativeStrings(assignments);
        fixed (int* started = &pid)
        {
            var program = arguments.Pointer[0];
            return posix_spawnp(started, program, actions, attributes, arguments.Pointer, variables.Pointer);
        }
    }

    [LibraryImport("libc")]
    private static partial int posix_spawnp(
        int* pid,
        byte* program,
        byte* actions,
        byte* attributes,
        byte** arguments,
        byte** environment
    );

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_init(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_destroy(byte* actions);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_adddup2(byte* actions, int descriptor, int target);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addopen(
        byte* actions,
        int descriptor,
        byte* path,
        int flags,
        uint mode
    );

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addchdir_np(byte* actions, byte* path);

    [LibraryImport("libc")]
    private static partial int posix_spawn_file_actions_addinherit_np(byte* actions, int descriptor);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_init(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_destroy(byte* attributes);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setflags(byte* attributes, short flags);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigmask(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int posix_spawnattr_setsigdefault(byte* attributes, byte* signals);

    [LibraryImport("libc")]
    private static partial int sigaddset(byte* signals, int signal);
}
