using Wo.Engine.Git;

namespace Wo.Engine.Gates;

/// <summary>Whether an artifact is there: a regular file inside its place, with something in it.</summary>
internal static class ArtifactCheck
{
    /// <summary>Whether nothing at all is there.</summary>
    public static bool IsMissing(IFileSystem files, ArtifactPlace place) => files.Status(place.Path) is null;

    /// <summary>Whether a file may be written there: nothing is in the way, or an earlier one.</summary>
    public static bool IsReplaceable(IFileSystem files, ArtifactPlace place) =>
        files.Status(place.Path) is null or { Kind: FileKind.Regular };

    /// <summary>Why it does not count, in words; <see langword="null"/> where it does.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="place">The artifact.</param>
    public static string? WhyNot(IFileSystem files, ArtifactPlace place)
    {
        var found = files.Status(place.Path);
        var directory = RealPath.Of(Path.GetDirectoryName(place.Path)!);
        return found is null ? $"is missing: {place.Path}"
            : !RealPath.IsWithin(directory, RealPath.Of(place.Directory))
                ? $"lies outside of {place.Directory}, behind a link"
            : found.Kind == FileKind.SymbolicLink ? "is a symbolic link, not a file"
            : found.Kind == FileKind.Directory ? "is a directory, not a file"
            : found.Kind != FileKind.Regular ? "is no regular file"
            : found.Size == 0 ? "is empty"
            : null;
    }
}
