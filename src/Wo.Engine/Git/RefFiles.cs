using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// The commits of branches from git's own files, where these leave no doubt: to ask git takes each transition 3 ms.
/// </summary>
/// <param name="commonGitDirectory">Where the repository keeps what all of its worktrees share.</param>
internal sealed class RefFiles(string commonGitDirectory)
{
    private const int OidLength = 40;
    private const int MaxRefBytes = 4096;
    private const int MaxBytes = 16 << 20;

    private readonly IFileSystem files = PlatformFileSystem.Create();

    /// <summary>Reads the commits of those of the full names that exist; <see langword="null"/> where git has to be asked.</summary>
    public Dictionary<string, string>? Read(IReadOnlyCollection<string> names)
    {
        try
        {
            if (MayBeElsewhere())
            {
                return null;
            }

            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            var packed = new HashSet<string>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                var content = files.Read(Path.Join(commonGitDirectory, name), MaxRefBytes);
                if (content.Outcome == ReadOutcome.Missing)
                {
                    packed.Add(name);
                }
                else if (content.IsOk && IsOid(Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n'), out var oid))
                {
                    found[name] = oid;
                }
                else
                {
                    return null; // it stands for another one, or is damaged
                }
            }

            return packed.Count == 0 || AddPacked(found, packed) ? found : null;
        }
        catch (StorageException)
        {
            return null; // git tells what the matter is
        }
    }

    /// <summary>Whether the configuration may say that references are not kept in these files. What cannot be read may.</summary>
    private bool MayBeElsewhere() =>
        TextOf("config") is not { } text
        || new GitConfigText(text) is var configuration
            && (configuration.HasSection("include") || configuration.HasSection("extensions"));

    /// <summary>
    /// Adds those that have no file of their own. One that was packed a moment ago is there: it is written before its own file
    /// goes.
    /// </summary>
    /// <returns>Whether the file leaves no doubt.</returns>
    private bool AddPacked(Dictionary<string, string> found, HashSet<string> names)
    {
        if (TextOf("packed-refs") is not { } text || text.Contains('\r'))
        {
            return false;
        }

        // A name may hold characters that other ways to split take for the end of a line.
        var sought = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range);
            var space = line.IndexOf(' ');
            if (space <= 0 || !sought.TryGetValue(line[(space + 1)..], out var name))
            {
                continue;
            }

            if (!IsOid(line[..space].ToString(), out var oid))
            {
                return false;
            }

            found[name] = oid;
        }

        return text.Length == 0 || text.EndsWith('\n');
    }

    /// <summary>The text of a file; empty where there is none, and <see langword="null"/> for what cannot be read.</summary>
    private string? TextOf(string name)
    {
        var content = files.Read(Path.Join(commonGitDirectory, name), MaxBytes);
        return content.IsOk ? Encoding.UTF8.GetString(content.Bytes)
            : content.Outcome == ReadOutcome.Missing ? ""
            : null;
    }

    private static bool IsOid(string text, out string oid)
    {
        oid = text;
        return text.Length == OidLength && text.All(char.IsAsciiHexDigitLower) && text.Any(digit => digit != '0');
    }
}
