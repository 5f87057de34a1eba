using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.FileApis;

/// <summary>How a call opens a file. What is not constant is not known, and may be anything.</summary>
/// <param name="Mode">Its <see cref="FileMode"/>.</param>
/// <param name="Access">Its <see cref="FileAccess"/>.</param>
/// <param name="Options">Its <see cref="FileOptions"/>.</param>
internal sealed record Opening(int? Mode, int? Access, int? Options)
{
    /// <summary><c>FileMode.Open</c>.</summary>
    public const int Open = 3;

    /// <summary><c>FileAccess.Read</c>.</summary>
    public const int Read = 1;

    private const int CreateNew = 1;
    private const int Truncate = 5;
    private const int ReadWrite = 3;
    private const int DeleteOnClose = 0x4000000;

    /// <summary>It may be anything.</summary>
    public static Opening Unknown { get; } = new(null, null, null);

    /// <summary>Whether it leaves alone what it opens and what is not there.</summary>
    public bool IsReadOnly => Mode is Open && Access is Read && (Options & DeleteOnClose) is 0;

    /// <summary>Whether it fails where something is: of those that try at once, one succeeds.</summary>
    public bool NeedsVacancy => Mode is CreateNew;

    /// <summary>Whether it fails where nothing is.</summary>
    public bool NeedsPresence => Mode is Open or Truncate;

    /// <summary>Reads it from the arguments of a call.</summary>
    /// <param name="call">The call that opens.</param>
    /// <param name="scope">Follows options to where they are made.</param>
    public static Opening Of(RawCall call, AnalysisScope scope)
    {
        if (call.Operation.TypeName.StartsWith("System.IO.Compression.", StringComparison.Ordinal))
        {
            const int ArchiveRead = 0;
            return Constant(call.Argument("mode")?.Value, null) is ArchiveRead
                ? new Opening(Open, Read, 0)
                : new Opening(null, ReadWrite, 0);
        }

        var options = call.Argument("options")?.Value;
        if (options?.Type?.Name == "FileStreamOptions")
        {
            return new StreamOptions(options, scope).Opening;
        }

        // Without a parameter for it files are opened for reading and writing.
        var mode = Constant(call.Argument("mode")?.Value, null);
        return new Opening(mode, Constant(call.Argument("access")?.Value, ReadWrite), Constant(options, 0));
    }

    private static int? Constant(IOperation? operation, int? missing) =>
        operation is null ? missing
        : operation.ConstantValue is { HasValue: true, Value: int value } ? value
        : null;
}
