using Wo.Core.Errors;

namespace Wo.Core.Storage;

/// <summary>
/// The results of <see cref="AtomicFile"/>, for code that throws. A result that is ignored hides a failure; these fail
/// loudly where <see cref="File"/> would have.
/// </summary>
public static class AtomicFileResults
{
    /// <summary>Does nothing after a success.</summary>
    /// <exception cref="AtomicFileException">The operation failed.</exception>
    public static void ThrowIfFailed(this Result<Unit> result)
    {
        if (result.Error is { } error)
        {
            throw new AtomicFileException(error);
        }
    }

    /// <inheritdoc cref="ThrowIfFailed"/>
    public static async Task ThrowIfFailedAsync(this Task<Result<Unit>> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        (await result.ConfigureAwait(false)).ThrowIfFailed();
    }

    /// <summary>Whether <see cref="AtomicFile.CreateExclusive(CtxPath, string)"/> created the file.</summary>
    /// <returns><see langword="false"/> where something was at the path already: another one won.</returns>
    /// <exception cref="AtomicFileException">Neither: the operation failed.</exception>
    public static bool IsCreated(this Result<Unit> result)
    {
        if (result.Error?.Code == ErrorCodes.AlreadyExists)
        {
            return false;
        }

        result.ThrowIfFailed();
        return true;
    }

    /// <inheritdoc cref="IsCreated"/>
    public static async Task<bool> IsCreatedAsync(this Task<Result<Unit>> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return (await result.ConfigureAwait(false)).IsCreated();
    }
}
