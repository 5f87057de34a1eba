using Microsoft.Win32.SafeHandles;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Processes;

/// <summary>Turns the cancellation of a token into a readable descriptor.</summary>
internal sealed unsafe class WakePipe : IDisposable
{
    private readonly SafeFileHandle? readEnd;
    private readonly SafeFileHandle? writeEnd;
    private readonly CancellationToken token;
    private readonly CancellationTokenRegistration registration;

    public WakePipe(CancellationToken token)
    {
        this.token = token;
        if (token.CanBeCanceled)
        {
            (readEnd, writeEnd) = ProcessCalls.CreatePipe();
            registration = token.UnsafeRegister(static pipe => ((WakePipe)pipe!).Wake(), this);
        }
    }

    /// <summary>The descriptor, or -1 where the token cannot be canceled.</summary>
    public int Descriptor => readEnd is null ? -1 : (int)readEnd.DangerousGetHandle();

    /// <summary>Whether the token is canceled.</summary>
    public bool IsCanceled => token.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        registration.Dispose(); // waits for a callback that is running, so that the ends are closed after it
        readEnd?.Dispose();
        writeEnd?.Dispose();
    }

    private void Wake()
    {
        byte anything = 1;
        _ = LibC.Write(writeEnd!, &anything, 1);
    }
}
