namespace Wo.Core.Storage;

/// <summary>
/// Proof that the guard is held. Methods that must run under it take one, so forgetting the guard does not compile.
/// </summary>
internal sealed class GuardHeld : IDisposable
{
    private IFileLock? held;

    internal GuardHeld(IFileLock held) => this.held = held;

    /// <summary>Fails where the guard was given back meanwhile: a bug in the caller.</summary>
    public void Check() => ObjectDisposedException.ThrowIf(held is null, this);

    /// <inheritdoc/>
    public void Dispose()
    {
        held?.Dispose();
        held = null;
    }
}
