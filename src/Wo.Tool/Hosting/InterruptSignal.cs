namespace Wo.Tool.Hosting;

/// <summary>A signal that asks a process to stop. The values are the signals' numbers, which decide the exit code.</summary>
internal enum InterruptSignal
{
    /// <summary>SIGHUP: the terminal went away.</summary>
    Hangup = 1,

    /// <summary>SIGINT: Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>SIGTERM: <c>kill</c>, or the machine shuts down.</summary>
    Terminate = 15,
}
