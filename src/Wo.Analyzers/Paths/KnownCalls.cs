using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What the methods of the base library make of texts.</summary>
internal static class KnownCalls
{
    /// <summary>The texts that a call gives.</summary>
    public static PathTexts Read(IInvocationOperation call, KnownTypes types, ArgumentReading arguments)
    {
        var type = call.TargetMethod.ContainingType;
        return types.IsPath(type) ? KnownPathCalls.Read(call, arguments)
            : type?.SpecialType == SpecialType.System_String ? KnownStringCalls.Read(call, arguments)
            : types.IsDirectory(type) ? OfDirectory(call, arguments)
            : types.IsFileObject(type) ? OfFileObject(call, arguments)
            // The factories of System.IO.Abstractions.
            : types.IsFileObject(call.Type)
            && call is { TargetMethod.Name: "New" or "FromFileName" or "FromDirectoryName" }
                ? arguments.Read(call, 0)
            // A number or a Guid, spelled in some way.
            : call is { TargetMethod.Name: "ToString", Instance: { } spelled } ? arguments.Read(spelled)
            : call is { TargetMethod.Name: "AsSpan" or "FromResult", Arguments.Length: 1 } ? arguments.Read(call, 0)
            : call is { TargetMethod.Name: "ConfigureAwait", Instance: { } same } ? arguments.Read(same)
            : Sequences.Of(call) == SequenceKind.Element ? arguments.Any(Sequences.Source(call))
            : PathTexts.Unknown;
    }

    private static PathTexts OfDirectory(IInvocationOperation call, ArgumentReading arguments) =>
        call.TargetMethod.Name switch
        {
            "CreateDirectory" => arguments.Read(call, 0),
            "GetParent" => arguments.Read(call, 0).Select(PathText.Parent),
            "CreateTempSubdirectory" => PathTexts.Of(PathText.Harmless),
            _ => PathTexts.Unknown,
        };

    private static PathTexts OfFileObject(IInvocationOperation call, ArgumentReading arguments) =>
        call.TargetMethod.Name switch
        {
            "ToString" => arguments.Read(call.Instance),
            "CreateSubdirectory" => arguments.Read(call.Instance).With(arguments.Read(call, 0), PathText.Combine),
            "CopyTo" => arguments.Read(call, 0),
            _ => PathTexts.Unknown,
        };
}
