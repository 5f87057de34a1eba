using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>How a call opens a file. What is not constant is not known, and may be anything.</summary>
/// <param name="Mode">Its <see cref="FileMode"/>.</param>
/// <param name="Access">Its <see cref="FileAccess"/>.</param>
/// <param name="Options">Its <see cref="FileOptions"/>.</param>
internal sealed record Opening(int? Mode, int? Access, int? Options)
{
    private const int CreateNew = 1;
    private const int Open = 3;
    private const int Truncate = 5;
    private const int Read = 1;
    private const int ReadWrite = 3;
    private const int DeleteOnClose = 0x4000000;

    /// <summary>Whether it leaves alone what it opens and what is not there.</summary>
    public bool IsReadOnly => Mode is Open && Access is Read && (Options & DeleteOnClose) is 0;

    /// <summary>Whether it fails where something is: of those that try at once, one succeeds.</summary>
    public bool NeedsVacancy => Mode is CreateNew;

    /// <summary>Whether it fails where nothing is.</summary>
    public bool NeedsPresence => Mode is Open or Truncate;

    /// <summary>Reads it from the arguments of a call.</summary>
    /// <param name="call">The call that opens.</param>
    /// <param name="paths">Follows options to where they are made.</param>
    public static Opening Of(RawCall call, PathReader paths)
    {
        if (call.Operation.TypeName.StartsWith("System.IO.Compression.", StringComparison.Ordinal))
        {
            const int ArchiveRead = 0;
            return Constant(call.Argument("mode")?.Value, null) is ArchiveRead
                ? new Opening(Open, Read, 0)
                : new Opening(null, ReadWrite, 0);
        }

        var options = call.Argument("options")?.Value;
        if (options?.Type?.Name != "FileStreamOptions")
        {
            // Without a parameter for it files are opened for reading and writing.
            var mode = Constant(call.Argument("mode")?.Value, null);
            return new Opening(mode, Constant(call.Argument("access")?.Value, ReadWrite), Constant(options, 0));
        }

        return Unconverted(paths.Follow(Unconverted(options))) is IObjectCreationOperation creation
            ? new Opening(
                Constant(Set(creation, nameof(Mode)), Open),
                Constant(Set(creation, nameof(Access)), Read),
                Constant(Set(creation, nameof(Options)), 0)
            )
            : new Opening(null, null, null);
    }

    private static IOperation? Set(IObjectCreationOperation creation, string property) =>
        creation
            .Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(set => set.Target is IPropertyReferenceOperation target && target.Property.Name == property)
            ?.Value;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static int? Constant(IOperation? operation, int? missing) =>
        operation is null ? missing
        : operation.ConstantValue is { HasValue: true, Value: int value } ? value
        : null;
}
