using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>
/// One child process to run. It leads a session of its own: a Ctrl-C at the terminal
/// does not reach it, it cannot prompt on the terminal, and it can be ended together with everything it started.
/// </summary>
/// <param name="Program">A program on <c>PATH</c>, or its path.</param>
/// <param name="Arguments">Passed as they are; no shell reads them.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
internal sealed record ProcessRequest(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory)
{
    /// <summary>The child's whole environment; <see langword="null"/> hands on that of this process.</summary>
    public ProcessEnvironment? Environment { get; init; }

    /// <summary>A file that is the child's standard input; <see langword="null"/> for nothing.</summary>
    public string? InputPath { get; init; }

    /// <summary>Where standard output goes directly; <see langword="null"/> captures it.</summary>
    public SafeFileHandle? OutputFile { get; init; }

    /// <summary>Where standard error goes directly; <see langword="null"/> captures it. May be the same handle.</summary>
    public SafeFileHandle? ErrorFile { get; init; }

    /// <summary>How much of each captured stream is kept, in bytes. The rest is read and dropped.</summary>
    public int CaptureLimit { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether captured standard output is handed over with one character for each byte, instead of as UTF-8.</summary>
    public bool OutputIsBytes { get; init; }

    /// <summary>After how long the child is ended; <see langword="null"/> waits for ever.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>How long the child and its children have between SIGTERM and SIGKILL.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Whether what the child left running when it ended is ended too, after a moment in which it may end by itself. What
    /// has left the child's session is a daemon on purpose: it is only named.
    /// </summary>
    public bool EndsLeftovers { get; init; }

    /// <summary>
    /// Descriptors that the child keeps open under their own numbers, such as the lock of the operation it belongs to.
    /// All others are closed in it. Ignored on Windows, where the child ends with this process instead.
    /// </summary>
    public IReadOnlyList<SafeHandle> InheritedHandles { get; init; } = [];
}
