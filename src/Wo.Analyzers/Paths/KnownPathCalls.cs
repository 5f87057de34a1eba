using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What the methods of <c>Path</c> make of paths.</summary>
internal static class KnownPathCalls
{
    /// <summary>The paths that a call gives.</summary>
    public static PathTexts Read(IInvocationOperation call, ArgumentReading arguments) =>
        call.TargetMethod.Name switch
        {
            "Combine" => Fold(arguments.All(call), PathText.Combine),
            "Join" => Fold(arguments.All(call), PathText.Join),
            "GetFullPath" when call.Arguments.Length == 2 => arguments
                .Read(call, 1)
                .With(arguments.Read(call, 0), PathText.Combine),
            "GetFullPath" or "TrimEndingDirectorySeparator" => arguments.Read(call, 0),
            "GetDirectoryName" => arguments.Read(call, 0).Select(PathText.Parent),
            "GetFileName" => arguments.Read(call, 0).Select(PathText.Name),
            "ChangeExtension" => arguments
                .Read(call, 0)
                .Select(path => PathText.Join(PathText.Parent(path), PathText.Hole)),
            "GetTempPath" or "GetTempFileName" or "GetRandomFileName" => PathTexts.Of(PathText.Harmless),
            _ => PathTexts.Unknown,
        };

    private static PathTexts Fold(List<PathTexts> parts, Func<string, string, string> combine) =>
        parts.Aggregate(PathTexts.Of(""), (path, part) => path.With(part, combine));
}
