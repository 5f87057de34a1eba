extern alias WoCore;

using Microsoft.CodeAnalysis;

namespace Wo.BuildBench;

/// <summary>What the large project is compiled against.</summary>
internal static class References
{
    /// <summary>The framework this runs on, and our library.</summary>
    public static MetadataReference[] All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(IsManaged)
            .Append(typeof(WoCore::Wo.Core.Storage.CtxPath).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static bool IsManaged(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("System.", StringComparison.Ordinal)
                && !name.Contains(".Native", StringComparison.Ordinal)
            || name is "netstandard.dll" or "mscorlib.dll";
    }
}
