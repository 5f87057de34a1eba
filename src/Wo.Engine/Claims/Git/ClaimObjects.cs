using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims.Git;

/// <summary>
/// The commits that stand for versions of registers: each has a tree with <c>claim.json</c> and nothing else, and the former
/// version as its parent.
/// </summary>
/// <param name="git">Runs git.</param>
/// <param name="root">The state root.</param>
/// <param name="writer">Writes what git reads.</param>
/// <param name="files">Removes that again.</param>
/// <param name="layout">Where it lies.</param>
internal sealed class ClaimObjects(
    GitCommand git,
    StateRoot root,
    AtomicWriter writer,
    IFileSystem files,
    ControlLayout layout
)
{
    private const string FileName = "claim.json";

    // So many of the longest still fit into what is kept of what a child prints.
    private const int MostAtOnce = 512;

    // Whose name and address the commits have: the claim itself says on whose behalf it was made.
    private static readonly string[] Identity =
    [
        "-c",
        "user.name=wo",
        "-c",
        "user.email=wo@localhost",
        "-c",
        "i18n.commitEncoding=UTF-8",
    ];

    /// <summary>Makes a version.</summary>
    /// <param name="content">The claim.</param>
    /// <param name="parent">The former version, or <see langword="null"/>.</param>
    /// <param name="message">One line about it.</param>
    /// <returns>The name of the commit.</returns>
    public Result<string> Write(byte[] content, string? parent, string message)
    {
        string[] parents = parent is null ? [] : ["-p", parent];
        return from blob in WithInput(content, path => Make(["hash-object", "-w", "--no-filters", "--", path]))
            from tree in WithInput(
                Encoding.ASCII.GetBytes($"100644 blob {blob}\t{FileName}\n"),
                path => git.Make(root.Path, ["mktree"], path)
            )
            from commit in Make([.. Identity, "commit-tree", "-m", message, .. parents, tree])
            select commit;
    }

    /// <summary>Whether an object is in this clone.</summary>
    public bool Has(string oid) =>
        git.Ask(root.Path, ["cat-file", "-e", $"{oid}^{{commit}}"]).TryGet(out var answer, out _) && answer.IsYes;

    /// <summary>Which of some versions are not in this clone.</summary>
    public Result<ImmutableArray<(WorkOrderId Id, string Version)>> Missing(
        IReadOnlyList<(WorkOrderId Id, string Version)> versions
    ) =>
        versions.Count == 0
            ? ImmutableArray<(WorkOrderId Id, string Version)>.Empty
            : from lines in WithInput(
                Encoding.ASCII.GetBytes(string.Concat(versions.Select(version => $"{version.Version}\n"))),
                path => git.Make(root.Path, ["cat-file", "--batch-check=%(objecttype)"], path)
            )
            select versions
                .Zip(lines.Split('\n'))
                .Where(pair => pair.Second.EndsWith(" missing", StringComparison.Ordinal))
                .Select(pair => pair.First)
                .ToImmutableArray();

    /// <summary>The content of versions that are in this clone, in their order.</summary>
    public Result<ImmutableArray<RegisterEntry>> Read(IReadOnlyList<(WorkOrderId Id, string Version)> versions)
    {
        if (versions.Count == 0)
        {
            return ImmutableArray<RegisterEntry>.Empty;
        }

        // The sizes first: a claim of any size can lie there, and what is too long is not read.
        return from sizes in WithInput(
                Names(versions),
                path => git.Make(root.Path, ["cat-file", "--batch-check=%(objecttype) %(objectsize)"], path)
            )
            let fit = versions.Zip(sizes.Split('\n')).Where(pair => IsReadable(pair.Second)).Select(pair => pair.First)
            from contents in Contents([.. fit])
            select versions
                .Select(version =>
                    contents.TryGetValue(version.Id, out var content)
                        ? new RegisterEntry(version.Id, version.Version, content)
                        : new RegisterEntry(version.Id, version.Version, null, $"has no {FileName} that can be read")
                )
                .ToImmutableArray();
    }

    private Result<Dictionary<WorkOrderId, byte[]>> Contents(IReadOnlyList<(WorkOrderId Id, string Version)> versions)
    {
        var contents = new Dictionary<WorkOrderId, byte[]>();
        foreach (var chunk in versions.Chunk(MostAtOnce))
        {
            var read = WithInput(
                Names(chunk),
                path => git.Make(root.Path, ["cat-file", "--batch=%(objectsize)"], path, asBytes: true)
            );
            if (!read.TryGet(out var text, out var error))
            {
                return error;
            }

            var at = 0;
            foreach (var (id, _) in chunk)
            {
                var end = text.IndexOf('\n', at);
                var size = int.Parse(text.AsSpan(at, end - at), NumberStyles.None, CultureInfo.InvariantCulture);
                contents[id] = Encoding.Latin1.GetBytes(text, end + 1, size);
                at = end + 1 + size + 1;
            }
        }

        return contents;
    }

    private static byte[] Names(IEnumerable<(WorkOrderId Id, string Version)> versions) =>
        Encoding.ASCII.GetBytes(string.Concat(versions.Select(version => $"{version.Version}:{FileName}\n")));

    private static bool IsReadable(string line) =>
        line.Split(' ') is ["blob", var digits]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        && size <= SharedClaimReader.MostBytes;

    private Result<string> Make(IReadOnlyList<string> arguments) => git.Make(root.Path, arguments);

    /// <summary>Gives git a file to read, as it has no other input.</summary>
    private Result<string> WithInput(byte[] content, Func<string, Result<string>> use)
    {
        // Named as what a writer leaves that dies, so that reconcile removes it.
        var path = TemporaryName.For(Path.Join(layout.Claims, "input"));
        writer.Replace(path, content, Durability.None);
        try
        {
            return use(path);
        }
        finally
        {
            files.Unlink(path);
        }
    }
}
