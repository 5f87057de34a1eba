using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// Whether opening a file may write: by its access, by a mode that creates or truncates, by deleting it when closed.
/// What is not constant may.
/// </summary>
internal static class Opening
{
    private const int ModeOpen = 3;
    private const int AccessRead = 1;
    private const int DeleteOnClose = 0x4000000;

    /// <param name="call">The call that opens.</param>
    /// <param name="paths">Follows options to where they are made.</param>
    public static bool MayWrite(RawCall call, PathReader paths)
    {
        if (call.Operation.TypeName.StartsWith("System.IO.Compression.", StringComparison.Ordinal))
        {
            return Constant(call.Argument("mode")?.Value) is not 0; // ZipArchiveMode.Read
        }

        if (call.Argument("options")?.Value is { } options && options.Type?.Name == "FileStreamOptions")
        {
            return Created(paths.Follow(Unconverted(options))) is not { } creation || MayWrite(creation);
        }

        // Without such a parameter files are opened for reading and writing.
        return Constant(call.Argument("mode")?.Value) is not ModeOpen
            || Constant(call.Argument("access")?.Value) is not AccessRead
            || MayDelete(call.Argument("options")?.Value);
    }

    private static bool MayDelete(IOperation? flags) => flags is not null && (Constant(flags) & DeleteOnClose) is not 0;

    private static bool MayWrite(IObjectCreationOperation options)
    {
        // What is not set stays at opening for reading.
        return (Set(options, "Mode") is { } mode && Constant(mode) is not ModeOpen)
            || (Set(options, "Access") is { } access && Constant(access) is not AccessRead)
            || MayDelete(Set(options, "Options"));
    }

    private static IOperation? Set(IObjectCreationOperation creation, string property) =>
        creation
            .Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .LastOrDefault(assignment =>
                assignment.Target is IPropertyReferenceOperation target && target.Property.Name == property
            )
            ?.Value;

    private static IObjectCreationOperation? Created(IOperation operation) =>
        Unconverted(operation) as IObjectCreationOperation;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    private static int? Constant(IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: int value } ? value : null;
}
