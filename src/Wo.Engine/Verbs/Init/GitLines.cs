using System.Collections.Immutable;
using System.Text;

namespace Wo.Engine.Verbs.Init;

/// <summary>Lines that a file of git's, such as <c>.gitignore</c>, is to have; its present bytes stay as they are whatever they are.</summary>
/// <param name="File">The name of the file, which lies in the state root.</param>
/// <param name="Heading">The comment above the lines, without <c>#</c>.</param>
/// <param name="Wanted">The lines.</param>
/// <param name="Hint">What people do where the file cannot be written to.</param>
/// <param name="Says">Whether a line that is there, without white space around it, says what a wanted one says, or decides otherwise.</param>
internal sealed record GitLines(
    string File,
    string Heading,
    ImmutableArray<string> Wanted,
    string Hint,
    Func<string, string, bool> Says
)
{
    /// <summary>What git is to ignore, in either anchoring.</summary>
    public static GitLines Ignored =>
        new(
            ".gitignore",
            "wo: mirrors, backups, temporary files, logs and the index",
            Scaffold.IgnoredByGit,
            $"have git ignore {string.Join(' ', Scaffold.IgnoredByGit)}",
            static (present, wanted) => present.TrimStart('/') == wanted.TrimStart('/')
        );

    /// <summary>How git is to merge what several branches add to. A line of a user's that names another way stays in force.</summary>
    /// <param name="sessionLog">The session log, from the state root.</param>
    public static GitLines Merged(string sessionLog) =>
        new(
            ".gitattributes",
            "wo: what two branches add to the session log and to queues of epics is kept from both",
            MergeAttributes.LinesFor(sessionLog),
            $"have git merge as in {string.Join("; ", MergeAttributes.LinesFor(sessionLog))}",
            MergeAttributes.Decides
        );

    /// <summary>The wanted lines that are not there yet.</summary>
    public ImmutableArray<string> Missing(ReadOnlySpan<byte> content)
    {
        var present = Encoding.UTF8.GetString(content).Split('\n').Select(static line => line.Trim()).ToList();
        return Wanted.RemoveAll(line => present.Exists(one => Says(one, line)));
    }

    /// <summary>The content with the heading and lines behind it, in its own line endings.</summary>
    public byte[] Append(ReadOnlySpan<byte> content, ImmutableArray<string> lines)
    {
        var newline = content.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        if (!content.IsEmpty)
        {
            text.Append(content[^1] == (byte)'\n' ? "" : newline).Append(newline);
        }

        text.Append("# ").Append(Heading).Append(newline);
        foreach (var line in lines)
        {
            text.Append(line).Append(newline);
        }

        return [.. content, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
