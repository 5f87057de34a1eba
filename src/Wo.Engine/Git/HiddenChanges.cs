using System.Collections.Concurrent;

namespace Wo.Engine.Git;

/// <summary>
/// Finds what <c>git status</c> does not show: changes of files that the index tells git not to look at
/// (<c>git update-index --assume-unchanged</c> or <c>--skip-worktree</c>). They are in no commit, and would go with the
/// worktree.
/// </summary>
internal sealed class HiddenChanges(GitCommand git)
{
    private const int MostArguments = 500;
    private const char SkipWorktree = 'S';
    private const string Regular = "100";
    private static readonly IFileSystem Files = PlatformFileSystem.Create();

    /// <summary>The stamps of the indexes in which no file is marked, by worktree: marks are nowhere else.</summary>
    private readonly ConcurrentDictionary<string, string> unmarked = new(StringComparer.Ordinal);

    /// <summary>The hidden changes of a worktree. As a rule no file is marked, and one question is all there is.</summary>
    public Result<IReadOnlyList<StatusEntry>> Find(string worktree)
    {
        var stamp = IndexStamp.Of(worktree);
        if (stamp is not null && unmarked.TryGetValue(worktree, out var known) && known == stamp)
        {
            return Array.Empty<StatusEntry>();
        }

        if (!git.ReadBytes(worktree, ["ls-files", "-v", "--stage", "-z"]).TryGet(out var listed, out var error))
        {
            return error;
        }

        var marked = Marked(listed).ToList();
        if (marked.Count == 0 && stamp is not null && stamp == IndexStamp.Of(worktree))
        {
            unmarked[worktree] = stamp;
        }

        return Changed(worktree, marked.FindAll(file => !IsLeftOut(worktree, file)));
    }

    /// <summary>"h 100644 OID 0 TAB path": a small letter is assume-unchanged, and S is skip-worktree.</summary>
    private static IEnumerable<Entry> Marked(string listed)
    {
        foreach (var line in listed.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            if (char.IsAsciiLetterLower(line[0]) || line[0] == SkipWorktree)
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var words = line[..tab].Split(' ');
                yield return new Entry(line[0], words[1], words[2], GitPath.Decode(line[(tab + 1)..]));
            }
        }
    }

    /// <summary>A sparse checkout has not the files that it leaves out.</summary>
    private static bool IsLeftOut(string worktree, Entry file) =>
        char.ToUpperInvariant(file.Mark) == SkipWorktree && Files.Status(Path.Join(worktree, file.Path)) is null;

    private Result<IReadOnlyList<StatusEntry>> Changed(string worktree, List<Entry> marked)
    {
        // What cannot be compared counts as changed: it stays, and a person looks.
        bool CanCompare(Entry file) =>
            file.Mode.StartsWith(Regular, StringComparison.Ordinal)
            && GitPath.IsText(file.Path)
            && Files.Status(Path.Join(worktree, file.Path)) is { Kind: FileKind.Regular };
        var changed = marked.Where(file => !CanCompare(file)).ToList();
        foreach (var part in marked.Where(CanCompare).Chunk(MostArguments))
        {
            string[] arguments = ["hash-object", "--", .. part.Select(file => file.Path)];
            if (!git.Read(worktree, arguments).TryGet(out var hashes, out var error))
            {
                return error;
            }

            var now = hashes.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            changed.AddRange(part.Where((file, at) => now[at] != file.Oid));
        }

        return changed.ConvertAll(file => new StatusEntry(file.Path, StatusKinds.Hidden));
    }

    private readonly record struct Entry(char Mark, string Mode, string Oid, string Path);
}
