using Wo.Tool.Hosting;

namespace Wo.Tool.Commands;

/// <summary>The requests to stop that the command around this one received.</summary>
internal sealed class ForwardedInterrupts(CancellationToken token) : IInterrupts
{
    /// <inheritdoc/>
    public CancellationToken Token => token;

    /// <inheritdoc/>
    public InterruptSignal? First => token.IsCancellationRequested ? InterruptSignal.Interrupt : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The token is not ours.
    }
}
