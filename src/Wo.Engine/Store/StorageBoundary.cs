namespace Wo.Engine.Store;

/// <summary>
/// The one place where a failure of the disk, or of its permissions, becomes an answer. Every other place lets it pass,
/// and so a step is either done, undone by the layer below, or ends here.
/// </summary>
internal static class StorageBoundary
{
    /// <summary>Runs the steps.</summary>
    /// <param name="steps">What may meet such a failure.</param>
    /// <param name="describe">Says what did not happen.</param>
    public static Result<T> Run<T>(Func<Result<T>> steps, Func<Exception, WoError> describe)
    {
        try
        {
            return steps();
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return describe(failed);
        }
    }

    /// <summary>Runs steps whose failure is only told as part of another answer.</summary>
    /// <inheritdoc cref="Run{T}(Func{Result{T}}, Func{Exception, WoError})"/>
    public static Result<T> Run<T>(Func<Result<T>> steps) =>
        Run(steps, static failed => new WoError(Problem.StorageFailed, failed.Message));
}
