using Wo.Core.Errors;

namespace Wo.Core.Storage;

/// <summary>
/// A failure of <see cref="AtomicFile"/> for callers that do not look at results. It is an <see cref="IOException"/>, so
/// that what handled the failures of <see cref="File"/> handles these.
/// </summary>
/// <param name="error">The failure.</param>
public sealed class AtomicFileException(WoError error) : IOException($"{error.Code}: {error.Cause}")
{
    /// <summary>The failure as a value, with its stable code.</summary>
    public WoError Error { get; } = error;
}
