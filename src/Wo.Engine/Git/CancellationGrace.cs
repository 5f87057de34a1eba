namespace Wo.Engine.Git;

/// <summary>
/// How long a git that only looks is waited for once the user has asked the command to stop: not at all would fail the
/// looks that undoing needs, and as long as ever would leave a Ctrl-C without an answer while git hangs.
/// </summary>
internal sealed class CancellationGrace : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration registration;

    /// <summary>Begins to wait; one for each call.</summary>
    /// <param name="grace">How long once it was asked to stop, and how long for a call that begins later.</param>
    /// <param name="askedToStop">Cancelled when the whole command is asked to stop, perhaps already.</param>
    /// <param name="cancellation">Ends the call at once.</param>
    public CancellationGrace(TimeSpan grace, CancellationToken askedToStop, CancellationToken cancellation)
    {
        source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        registration = askedToStop.Register(() => source.CancelAfter(grace));
    }

    /// <summary>Cancelled when the patience is at its end.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        // Waits for a callback under way, so that none finds the source gone.
        registration.Dispose();
        source.Dispose();
    }
}
