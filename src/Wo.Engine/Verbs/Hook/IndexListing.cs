using Wo.Engine.Git;

namespace Wo.Engine.Verbs.Hook;

/// <summary>What an index has of some directories, by paths from the state root.</summary>
internal sealed class IndexListing
{
    private readonly Dictionary<string, StagedFile> files = new(StringComparer.Ordinal);
    private readonly ILookup<string, StagedFile> byDirectory;
    private readonly HashSet<string> changed;
    private readonly HashSet<string> ignored;

    private IndexListing(IEnumerable<StagedFile> files, IEnumerable<string> changed, IEnumerable<string> ignored)
    {
        foreach (var file in files)
        {
            // Of a path that is not merged there are several; git makes no commit of it.
            this.files[file.Path] = file;
        }

        byDirectory = this.files.Values.ToLookup(
            file => Path.GetDirectoryName(file.Path) ?? "",
            StringComparer.Ordinal
        );
        this.changed = changed.ToHashSet(StringComparer.Ordinal);
        this.ignored = ignored.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Asks git.</summary>
    /// <param name="git">Looks at the index that the commit is made from.</param>
    /// <param name="directory">Where the commit is made.</param>
    /// <param name="root">The state root, where files may lie that git ignores.</param>
    /// <param name="prefix">What paths of the state root have before them in a worktree: nothing, or ending in <c>/</c>.</param>
    /// <param name="places">Directories, from the state root.</param>
    public static Result<IndexListing> Read(
        GitCommand git,
        string directory,
        string root,
        string prefix,
        string[] places
    )
    {
        string[] paths = ["--", .. places.Select(place => $":(top,literal){prefix}{place}")];
        return from listed in git.Read(directory, ["ls-files", "--stage", "-z", .. paths])
            from differing in git.Read(
                directory,
                ["diff-files", "--name-only", "-z", "--ignore-submodules=all", .. paths]
            )
            from unseen in git.Read(
                root,
                ["ls-files", "--others", "--ignored", "--exclude-standard", "--full-name", "-z", .. paths]
            )
            select new IndexListing(
                from line in Lines(listed)
                let parts = line.Split('\t', 2)
                let fields = parts[0].Split(' ')
                where parts[1].StartsWith(prefix, StringComparison.Ordinal)
                select new StagedFile(
                    parts[1][prefix.Length..],
                    fields[1],
                    fields[0].StartsWith("100", StringComparison.Ordinal)
                ),
                Below(differing, prefix),
                Below(unseen, prefix)
            );
    }

    /// <summary>A file, or <see langword="null"/> where the index has none.</summary>
    public StagedFile? Find(string path) => files.GetValueOrDefault(path);

    /// <summary>The files directly in a directory.</summary>
    public IEnumerable<StagedFile> In(string directory) => byDirectory[directory];

    /// <summary>Whether the file in the worktree differs from it.</summary>
    public bool IsChanged(string path) => changed.Contains(path);

    /// <summary>Whether it lies in the state root, in no index, because git ignores it.</summary>
    public bool IsIgnored(string path) => ignored.Contains(path);

    private static string[] Lines(string output) => output.Split('\0', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Below(string output, string prefix) =>
        from path in Lines(output)
        where path.StartsWith(prefix, StringComparison.Ordinal)
        select path[prefix.Length..];
}
