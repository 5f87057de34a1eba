using System.Collections.Immutable;
using System.Text;

namespace Wo.Engine.Verbs.Init;

/// <summary>Appends lines to a <c>.gitignore</c>, whose present bytes stay as they are whatever they are.</summary>
internal static class IgnoreLines
{
    private const string Heading = "# wo: mirrors, backups, temporary files, logs and the index";

    /// <summary>The wanted lines that are not there yet, in either anchoring.</summary>
    public static ImmutableArray<string> Missing(ReadOnlySpan<byte> content, ImmutableArray<string> wanted)
    {
        var present = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n'))
        {
            present.Add(line.TrimEnd().TrimStart('/'));
        }

        return wanted.RemoveAll(line => present.Contains(line.TrimStart('/')));
    }

    /// <summary>The content with the lines behind it, in its own line endings.</summary>
    public static byte[] Append(ReadOnlySpan<byte> content, ImmutableArray<string> lines)
    {
        var newline = content.IndexOf("\r\n"u8) >= 0 ? "\r\n" : "\n";
        var text = new StringBuilder();
        if (!content.IsEmpty)
        {
            text.Append(content[^1] == (byte)'\n' ? "" : newline).Append(newline);
        }

        text.Append(Heading).Append(newline);
        foreach (var line in lines)
        {
            text.Append(line).Append(newline);
        }

        return [.. content, .. Encoding.UTF8.GetBytes(text.ToString())];
    }
}
