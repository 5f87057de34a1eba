using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Diagnosis;

/// <summary>Paths as findings show them.</summary>
internal static class PathText
{
    /// <summary>From the state root with <c>/</c> where the path lies below it, else absolute.</summary>
    public static string Of(CtxLayout layout, string path)
    {
        var prefix = Path.EndsInDirectorySeparator(layout.StateRoot)
            ? layout.StateRoot
            : layout.StateRoot + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, StringComparison.Ordinal)
            ? path[prefix.Length..].Replace(Path.DirectorySeparatorChar, '/')
            : path;
    }
}
