using System.Diagnostics;

namespace Wo.TestKit;

/// <summary>A run of the tool that has not ended yet. Disposing kills it and nothing else.</summary>
public sealed class WoProcess : IDisposable
{
    // Far beyond what any run takes: a run that hangs fails its test instead of the whole build.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    internal WoProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its process id.</summary>
    public int Id => process.Id;

    /// <summary>Whether it has ended.</summary>
    public bool HasExited => process.HasExited;

    /// <summary>The exit code, once it has ended; 128 and the signal's number where a signal ended it.</summary>
    public int ExitCode => process.ExitCode;

    /// <summary>Lets a run that waits behind a gate begin.</summary>
    public void Begin() => process.StandardInput.Close();

    /// <summary>Kills it alone (<c>kill -9</c>); its children live on.</summary>
    public void Kill() => process.Kill(entireProcessTree: false);

    /// <summary>Sends a signal to it alone.</summary>
    /// <param name="name">Without <c>SIG</c>.</param>
    public void Signal(string name) => Signals.Send(name, Id);

    /// <summary>Waits for the process alone: a child that holds on to its output is not waited for.</summary>
    public Task ExitAsync(CancellationToken cancellation) =>
        process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);

    /// <summary>Waits for its end and for the end of its output.</summary>
    public async Task<WoOutcome> EndAsync(CancellationToken cancellation)
    {
        var texts = await Task.WhenAll(output, error).WaitAsync(Patience, cancellation).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        return new WoOutcome(process.ExitCode, texts[0], texts[1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}
