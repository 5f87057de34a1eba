using System.Diagnostics;

namespace Wo.Bench;

/// <summary>A process that waits before it becomes its program, so that many can begin at the same moment.</summary>
internal sealed class HeldCommand(Process process) : IDisposable
{
    /// <summary>Lets it begin.</summary>
    public void Begin() => process.StandardInput.Close();

    /// <summary>Waits for its end.</summary>
    /// <returns>Why it failed; <see langword="null"/> where it succeeded.</returns>
    public string? End() =>
        Command.EndOf(process) is { Code: not 0 and var code, Error: var error } ? $"exit {code}: {error}" : null;

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
