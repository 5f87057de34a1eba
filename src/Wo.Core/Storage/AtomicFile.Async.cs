using Wo.Core.Errors;

namespace Wo.Core.Storage;

/// <content>
/// The same off the caller's thread. No system syncs a file asynchronously, so a thread of the pool waits for it. A
/// token is looked at before the first file operation; what has begun is finished, because half of it is no use.
/// </content>
public static partial class AtomicFile
{
    /// <inheritdoc cref="WriteText"/>
    /// <exception cref="OperationCanceledException">Nothing was begun.</exception>
    public static Task<Result<Unit>> WriteTextAsync(
        CtxPath path,
        string text,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => WriteText(path, text), cancellationToken);

    /// <inheritdoc cref="WriteLines"/>
    /// <exception cref="OperationCanceledException">Nothing was begun.</exception>
    public static Task<Result<Unit>> WriteLinesAsync(
        CtxPath path,
        IEnumerable<string> lines,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => WriteLines(path, lines), cancellationToken);

    /// <inheritdoc cref="WriteBytes"/>
    /// <exception cref="OperationCanceledException">Nothing was begun.</exception>
    public static Task<Result<Unit>> WriteBytesAsync(
        CtxPath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => WriteBytes(path, content), cancellationToken);

    /// <inheritdoc cref="CreateExclusive(CtxPath, string)"/>
    /// <exception cref="OperationCanceledException">Nothing was begun.</exception>
    public static Task<Result<Unit>> CreateExclusiveAsync(
        CtxPath path,
        string text,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => CreateExclusive(path, text), cancellationToken);

    /// <inheritdoc cref="CreateExclusive(CtxPath, ReadOnlyMemory{byte})"/>
    /// <exception cref="OperationCanceledException">Nothing was begun.</exception>
    public static Task<Result<Unit>> CreateExclusiveAsync(
        CtxPath path,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken = default
    ) => Task.Run(() => CreateExclusive(path, content), cancellationToken);
}
