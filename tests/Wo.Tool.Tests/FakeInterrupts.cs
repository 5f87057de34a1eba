using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

/// <summary>Signals that a test sends.</summary>
internal sealed class FakeInterrupts : IInterrupts
{
    private readonly CancellationTokenSource source = new();

    public CancellationToken Token => source.Token;

    public InterruptSignal? First { get; private set; }

    public void Send(InterruptSignal signal)
    {
        First ??= signal;
        source.Cancel();
    }

    public void Dispose() => source.Dispose();
}
