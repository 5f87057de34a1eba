namespace Wo.Core.Errors;

/// <summary>
/// A stable name of one way to fail, such as <c>WO_LOCKED</c>. The catalogue is <see cref="ErrorCodes"/>.
/// </summary>
/// <param name="Name">Upper-case name with underscores, as scripts see it.</param>
/// <param name="Class">The kind of answer, which decides the exit code.</param>
public sealed record ErrorCode(string Name, ErrorClass Class)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}
