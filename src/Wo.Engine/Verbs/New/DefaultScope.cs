using System.Collections.Immutable;

namespace Wo.Engine.Verbs.New;

/// <summary>
/// The scope of a new work order for which none was given: what there is now, directory by directory. Everything at
/// once would need an override, and a narrower guess would be in the way.
/// </summary>
internal static class DefaultScope
{
    /// <summary>What must not change where nothing else is said.</summary>
    public static ImmutableArray<string> Deny { get; } = [".env*"];

    /// <summary>The directories of the root that are not hidden, and its files that have an extension.</summary>
    public static ImmutableArray<string> Allow(IFileSystem files, string stateRoot)
    {
        var globs = new List<string>();
        foreach (var item in files.List(stateRoot))
        {
            if (item.Kind == FileKind.Directory && IsPlain(item.Name))
            {
                globs.Add(item.Name + "/**");
            }
        }

        globs.Sort(StringComparer.Ordinal);
        return [.. globs, "*.*"];
    }

    /// <summary>Whether a name means itself in a glob, and is a part of the project by all appearances.</summary>
    private static bool IsPlain(string name) =>
        name[0] != '.'
        && name != CtxPath.DirectoryName
        && name.All(character =>
            char.IsLetterOrDigit(character) || character is '.' or '_' or '-' or '+' or '@' or ' '
        );
}
