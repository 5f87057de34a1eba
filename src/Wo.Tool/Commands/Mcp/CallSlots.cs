namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// The calls that run. Each has a thread, so that a long one keeps no other waiting; those that only look wait for none
/// that changes something.
/// </summary>
/// <param name="ending">Cancelled when the client is gone: what changes something is then stopped as a signal would.</param>
internal sealed class CallSlots(CancellationToken ending) : IDisposable
{
    private const int Most = 16;

    private readonly SemaphoreSlim looking = new(Most);
    private readonly SemaphoreSlim changing = new(Most);

    /// <summary>Runs a call to its end.</summary>
    /// <param name="changesState">Whether it may leave something changed.</param>
    /// <param name="run">The call.</param>
    /// <param name="cancellation">Cancelled when the client takes it back.</param>
    public async Task<T> Run<T>(bool changesState, Func<CancellationToken, T> run, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            cancellation,
            changesState ? ending : CancellationToken.None
        );
        var slots = changesState ? changing : looking;
        await slots.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await Task
                .Factory.StartNew(
                    () => run(stop.Token),
                    CancellationToken.None,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
                .ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        looking.Dispose();
        changing.Dispose();
    }
}
