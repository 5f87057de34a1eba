using System.Text;

namespace Wo.Engine.Git;

/// <summary>
/// Has git ignore worktrees that lie inside a repository, its own or one around it: <c>git add --all</c> would stage them
/// there as links. The line stands in <c>info/exclude</c>, which is never committed.
/// </summary>
internal sealed class WorktreeExclusion(IFileSystem files, AtomicWriter writer, StateRoot root, WorktreeNaming naming)
{
    private const int MaxBytes = 1 << 20;

    /// <summary>Excludes the place of a worktree, or all of <c>worktree_root</c> where it lies there; does nothing elsewhere.</summary>
    /// <exception cref="StorageException">The file of the worktree's own repository cannot be written.</exception>
    public Result<Unit> Ensure(string path)
    {
        var directory = naming.IsOurs(path) ? naming.Directory : path;
        if (Find(directory, path) is not { } place)
        {
            return Result.Ok;
        }

        try
        {
            Write(Path.Join(place.CommonGitDirectory, "info", "exclude"), place.Pattern);
        }
        catch (StorageException) when (place.CommonGitDirectory != root.CommonGitDirectory)
        {
            // It is not ours to insist on there.
        }

        return Result.Ok;
    }

    private static (string CommonGitDirectory, string Pattern)? Find(string directory, string path)
    {
        var existing = directory;
        while (!PathProbe.IsDirectory(existing))
        {
            if (Path.GetDirectoryName(existing) is not { } parent)
            {
                return null;
            }

            existing = parent;
        }

        // The worktree itself may be there already; what counts is what it lies in.
        var start = existing == path ? Path.GetDirectoryName(path) : existing;
        if (
            start is null
            || !GitDirectoryFinder.Find(start).TryGet(out var found, out _)
            || found.Worktree is not { } top
            || !RealPath.IsWithin(path, top)
            || path == top
        )
        {
            return null;
        }

        var excluded = RealPath.IsWithin(directory, top) && directory != top ? directory : path;
        return (found.CommonGitDirectory, Pattern(Path.GetRelativePath(top, excluded)));
    }

    private void Write(string file, string pattern)
    {
        var content = files.Read(file, MaxBytes);
        if (content.Outcome is not (ReadOutcome.Ok or ReadOutcome.Missing))
        {
            return; // a link, or larger than any that people write: left to them
        }

        var text = Encoding.UTF8.GetString(content.Bytes);
        if (text.Split('\n').Any(line => line.TrimEnd('\r') == pattern))
        {
            return;
        }

        var newline = text.Length == 0 || text.EndsWith('\n') ? "" : "\n";
        writer.Replace(file, [.. content.Bytes, .. Encoding.UTF8.GetBytes($"{newline}{pattern}\n")], Durability.None);
    }

    /// <summary>A line that matches the directory and nothing else.</summary>
    private static string Pattern(string relative)
    {
        var line = new StringBuilder("/");
        foreach (var character in relative.Replace(Path.DirectorySeparatorChar, '/'))
        {
            line.Append(character is '\\' or '*' or '?' or '[' ? $"\\{character}" : character.ToString());
        }

        return line.Append('/').ToString();
    }
}
