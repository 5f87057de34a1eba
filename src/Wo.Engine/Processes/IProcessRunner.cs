namespace Wo.Engine.Processes;

/// <summary>Starts child processes and waits for them. The one seam through which anything else is run.</summary>
internal interface IProcessRunner
{
    /// <summary>
    /// Runs one program to its end. Blocks the calling thread and needs no other: output is read while waiting.
    /// A program that cannot be started is an outcome, not an exception.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="cancellation">Ends the child and all it started, as a time-out does.</param>
    ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default);
}
