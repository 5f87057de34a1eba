using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// References from git's own files, where these leave no doubt: a process of git costs a claim more than its own checks do.
/// </summary>
/// <param name="commonGitDirectory">Where the repository keeps what all of its worktrees share.</param>
internal sealed class RefFiles(string commonGitDirectory)
{
    private const string SymbolicPrefix = "ref: ";
    private const int MaxRefBytes = 4096;
    private const int MaxBytes = 16 << 20;

    private readonly IFileSystem files = PlatformFileSystem.Create();
    private readonly Dictionary<string, string> oids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> targets = new(StringComparer.Ordinal);
    private readonly HashSet<string> missing = new(StringComparer.Ordinal);

    /// <summary>Whether the configuration may name an upstream of a branch.</summary>
    public bool MayHaveUpstreams => Configuration is not { } text || text.HasSection("branch");

    private GitConfigText? Configuration =>
        Text("config") is { } text && new GitConfigText(text) is var found && !found.HasSection("include")
            ? found
            : null;

    /// <summary>Reads those of the full names that exist, without what they follow; <see langword="null"/> where git has to be asked.</summary>
    public Dictionary<string, RefFacts>? Read(IReadOnlyCollection<string> names)
    {
        try
        {
            // With an extension references may be kept elsewhere.
            return
                Configuration is { } text
                && !text.HasSection("extensions")
                && names.All(name => ReadOwnFile(name))
                && (missing.Count == 0 || ReadPacked())
                ? Found(names)
                : null;
        }
        catch (StorageException)
        {
            return null; // git tells what the matter is
        }
    }

    private Dictionary<string, RefFacts> Found(IEnumerable<string> names)
    {
        var found = new Dictionary<string, RefFacts>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var target = targets.GetValueOrDefault(name);
            if (oids.TryGetValue(target ?? name, out var oid))
            {
                found[name] = new RefFacts(oid, target ?? "", "", "");
            }
        }

        return found;
    }

    /// <summary>Reads the file that a reference has for itself until it is packed.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="isTarget">Whether another one stands for it: of a chain of them git tells the end.</param>
    /// <returns>Whether it leaves no doubt.</returns>
    private bool ReadOwnFile(string name, bool isTarget = false)
    {
        var content = files.Read(Path.Join(commonGitDirectory, name), MaxRefBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            missing.Add(name);
            return true;
        }

        var text = content.IsOk ? Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n') : "";
        if (text.StartsWith(SymbolicPrefix, StringComparison.Ordinal))
        {
            var target = targets[name] = text[SymbolicPrefix.Length..];
            return !isTarget
                && target.StartsWith("refs/", StringComparison.Ordinal)
                && BranchName.IsValid(target)
                && ReadOwnFile(target, isTarget: true);
        }

        oids[name] = text;
        return IsOid(text);
    }

    /// <summary>
    /// Looks for those that have no file of their own. One that was packed a moment ago is there: it is written before its own
    /// file goes.
    /// </summary>
    private bool ReadPacked()
    {
        if (Text("packed-refs") is not { } text)
        {
            return false;
        }

        var sought = missing.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var space = line.IndexOf(' ');
            if (space > 0 && sought.TryGetValue(line[(space + 1)..], out var name))
            {
                oids[name] = line[..space].ToString();
                if (!IsOid(oids[name]))
                {
                    return false;
                }
            }
        }

        return text.Length == 0 || text.EndsWith('\n');
    }

    /// <summary>The text of a file; empty for none, and <see langword="null"/> for what is no file that can be read.</summary>
    private string? Text(string name)
    {
        var content = files.Read(Path.Join(commonGitDirectory, name), MaxBytes);
        return content.IsOk ? Encoding.UTF8.GetString(content.Bytes)
            : content.Outcome == ReadOutcome.Missing ? ""
            : null;
    }

    private static bool IsOid(string text) => text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
}
