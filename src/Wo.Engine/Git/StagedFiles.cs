using System.Collections.Immutable;
using System.Text;

namespace Wo.Engine.Git;

/// <summary>What is staged in a worktree, as the index has it and not as the files are now.</summary>
/// <param name="git">Runs git on the index that the commit is made from.</param>
/// <param name="directory">The worktree, or a directory in it.</param>
internal sealed class StagedFiles(GitCommand git, string directory)
{
    private const string NoBlob = "0000000000000000000000000000000000000000";

    /// <summary>What differs from HEAD below some paths, and is not deleted.</summary>
    /// <param name="below">Paths from the top of the worktree, taken literally.</param>
    public Result<IReadOnlyList<StagedFile>> List(params string[] below)
    {
        string[] arguments =
        [
            "diff",
            "--cached",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--no-ext-diff",
            "--ignore-submodules=all",
            "--diff-filter=ACMT",
            "--",
            .. below.Select(path => $":(top,literal){path}"),
        ];
        if (!git.Read(directory, arguments).TryGet(out var output, out var error))
        {
            return error;
        }

        // ":100644 100644 <old> <new> M", then the path.
        var fields = output.Split('\0');
        var files = new List<StagedFile>();
        for (var i = 0; i + 1 < fields.Length; i += 2)
        {
            var parts = fields[i].Split(' ');
            files.Add(new StagedFile(fields[i + 1], parts[3], parts[1].StartsWith("100", StringComparison.Ordinal)));
        }

        return files;
    }

    /// <summary>Everything that differs from HEAD, deleted or not, absolute.</summary>
    public Result<ImmutableArray<string>> Changed() =>
        from top in git.Read(directory, ["rev-parse", "--show-toplevel"])
        from names in git.Read(directory, ["diff", "--cached", "--name-only", "-z", "--no-renames", "--no-ext-diff"])
        select names
            .Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Select(name => Path.Join(top.TrimEnd('\n'), name))
            .ToImmutableArray();

    /// <summary>The bytes of a blob; <see langword="null"/> where they are no text in UTF-8.</summary>
    public Result<byte[]?> Content(string blob) =>
        from text in git.Read(directory, ["cat-file", "blob", blob])
        let bytes = Encoding.UTF8.GetBytes(text)
        from size in text.Contains('\uFFFD', StringComparison.Ordinal)
            ? git.Read(directory, ["cat-file", "-s", blob])
            : ""
        select size.Length == 0
        || size.Trim() == bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ? bytes
            : null;

    /// <summary>The blob of a path in a commit; <see langword="null"/> where there is none.</summary>
    public Result<string?> BlobIn(string commit, string path) =>
        from answer in git.Ask(directory, ["rev-parse", "--verify", "--quiet", $"{commit}:{path}"])
        select answer.OutputIfYes is { } blob && blob != NoBlob ? blob : null;
}
