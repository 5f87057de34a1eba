using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>One file that differs between two commits. A renamed file is two: the old name and the new one.</summary>
/// <param name="Path">Relative to the top of the worktree, with <c>/</c>; see <see cref="GitPath"/>.</param>
/// <param name="Mode">What it is now, as git writes it; <see cref="NoMode"/> where it is gone.</param>
/// <param name="Oid">The object that it is now.</param>
internal sealed record ChangedFile(string Path, string Mode, string Oid)
{
    private const string NoMode = "000000";
    private const string LinkMode = "120000";

    // ":<old mode> <new mode> <old object> <new object> <status>"
    private const int RawFields = 5;

    /// <summary>How many lines came; <see langword="null"/> for a binary file, and where they were not counted.</summary>
    public int? AddedLines { get; init; }

    /// <summary>How many lines went; <see langword="null"/> for a binary file, and where they were not counted.</summary>
    public int? DeletedLines { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool IsDeleted => Mode == NoMode;

    /// <summary>Whether it is a symbolic link now.</summary>
    public bool IsLink => Mode == LinkMode;

    /// <summary>Reads what <c>git diff-tree -z --raw</c> printed, with <c>--numstat</c> or without.</summary>
    /// <param name="output">One character for each byte.</param>
    public static List<ChangedFile> Parse(string output)
    {
        var files = new List<ChangedFile>();
        var entries = output.Split('\0');
        var counted = 0;
        for (var i = 0; i + 1 < entries.Length; i++)
        {
            if (entries[i].StartsWith(':'))
            {
                var fields = entries[i].Split(' ', RawFields);
                files.Add(new ChangedFile(GitPath.Decode(entries[++i]), fields[1], fields[3]));
                continue;
            }

            // Lines are counted behind all names, in the same order.
            var counts = entries[i].Split('\t', 3);
            files[counted] = files[counted] with { AddedLines = Count(counts[0]), DeletedLines = Count(counts[1]) };
            counted++;
        }

        return files;
    }

    private static int? Count(string field) =>
        int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
