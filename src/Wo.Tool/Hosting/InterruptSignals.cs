using System.Runtime.InteropServices;

namespace Wo.Tool.Hosting;

/// <summary>
/// Listens for SIGINT, SIGTERM and SIGHUP while a command runs. No number of them ends the process: a caller who cannot
/// wait for the step in progress has <c>kill -9</c>, and the tool recovers from that.
/// </summary>
internal sealed class InterruptSignals : IInterrupts
{
    // Has the same number on Linux and on macOS; the enumeration has no name for it.
    private const PosixSignal FileSizeExceeded = (PosixSignal)25;

    private readonly CancellationTokenSource source = new();
    private readonly Action onRepeated;
    private readonly PosixSignalRegistration[] registrations;
    private int first;
    private bool ended;

    /// <summary>Starts to listen.</summary>
    /// <param name="onRepeated">Called for each signal after the first.</param>
    public InterruptSignals(Action onRepeated)
    {
        this.onRepeated = onRepeated;
        registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Handle(context, InterruptSignal.Interrupt)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Handle(context, InterruptSignal.Terminate)),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Handle(context, InterruptSignal.Hangup)),
            // Handled and not ignored, which children would inherit: the write that is too much fails as EFBIG.
            .. OperatingSystem.IsWindows()
                ? (PosixSignalRegistration[])[]
                : [PosixSignalRegistration.Create(FileSizeExceeded, context => context.Cancel = true)],
        ];
    }

    /// <inheritdoc/>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public InterruptSignal? First => Volatile.Read(ref first) is var number and not 0 ? (InterruptSignal)number : null;

    /// <summary>
    /// Ends the command's interest. Signals stay caught to the end of the process: one that comes after the answer must
    /// not change the exit code of work that is done.
    /// </summary>
    public void Dispose()
    {
        Volatile.Write(ref ended, true);
        source.Dispose();
    }

    private void Handle(PosixSignalContext context, InterruptSignal signal)
    {
        // Without this the runtime would end the process, and finally blocks would not run.
        context.Cancel = true;
        if (Volatile.Read(ref ended))
        {
            return;
        }

        if (Interlocked.CompareExchange(ref first, (int)signal, 0) != 0)
        {
            onRepeated();
            return;
        }

        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The command ended in this very moment.
        }
    }
}
