namespace Wo.Tool.Hosting;

/// <summary>Requests to stop, from a terminal or another process.</summary>
internal interface IInterrupts : IDisposable
{
    /// <summary>Cancelled by the first request.</summary>
    CancellationToken Token { get; }

    /// <summary>Which request came first, or <see langword="null"/> where none did.</summary>
    InterruptSignal? First { get; }
}
