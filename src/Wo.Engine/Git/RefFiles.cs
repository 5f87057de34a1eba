using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// References from git's own files, which costs a claim one process of git less. Only where the files leave no doubt, and only for
/// those whom git refuses what has changed since.
/// </summary>
/// <param name="commonGitDirectory">Where the repository keeps what all of its worktrees share.</param>
internal sealed class RefFiles(string commonGitDirectory)
{
    private const string SymbolicPrefix = "ref: ";
    private const int MaxRefBytes = 4096;
    private const int MaxPackedBytes = 16 << 20;

    private readonly IFileSystem files = PlatformFileSystem.Create();
    private string? packed;

    /// <summary>Whether the configuration may name an upstream of a branch.</summary>
    public bool MayHaveUpstreams => Configuration is not { } text || text.HasSection("branch");

    private GitConfigText? Configuration =>
        Text("config", MaxPackedBytes) is { } text
        && new GitConfigText(text) is var found
        && !found.HasSection("include")
            ? found
            : null;

    /// <summary>Reads those of the full names that exist, without what they follow; <see langword="null"/> where git has to be asked.</summary>
    public Dictionary<string, RefFacts>? Read(IEnumerable<string> names)
    {
        try
        {
            if (Configuration is not { } text || text.HasSection("extensions"))
            {
                return null; // references may be kept elsewhere
            }

            var found = new Dictionary<string, RefFacts>(StringComparer.Ordinal);
            foreach (var name in names)
            {
                if (!TryFind(name, mayBeSymbolic: true, out var facts))
                {
                    return null;
                }

                if (facts is { } there)
                {
                    found.Add(name, there);
                }
            }

            return found;
        }
        catch (StorageException)
        {
            return null; // git tells what the matter is
        }
    }

    /// <param name="name">The full name.</param>
    /// <param name="mayBeSymbolic">Whether it may stand for another one: of a chain of them git tells the end.</param>
    /// <param name="facts">What is known of it; <see langword="null"/> where there is none.</param>
    /// <returns>Whether the files leave no doubt.</returns>
    private bool TryFind(string name, bool mayBeSymbolic, out RefFacts? facts)
    {
        facts = null;
        var content = files.Read(Path.Join(commonGitDirectory, name), MaxRefBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            // One that was just packed is in the other file before it goes from this one.
            return TryFindPacked(name, out facts);
        }

        if (!content.IsOk)
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n');
        if (text.StartsWith(SymbolicPrefix, StringComparison.Ordinal))
        {
            var target = text[SymbolicPrefix.Length..];
            var isSure =
                mayBeSymbolic
                && target.StartsWith("refs/", StringComparison.Ordinal)
                && BranchName.IsValid(target)
                && TryFind(target, mayBeSymbolic: false, out facts);
            facts = facts is { } known ? known with { Target = target } : null;
            return isSure;
        }

        facts = IsOid(text) ? new RefFacts(text, "", "", "") : null;
        return facts is not null;
    }

    private bool TryFindPacked(string name, out RefFacts? facts)
    {
        facts = null;
        packed ??= Text("packed-refs", MaxPackedBytes);
        if (packed is null)
        {
            return false;
        }

        var at = packed.IndexOf($" {name}\n", StringComparison.Ordinal);
        if (at < 0)
        {
            return true;
        }

        var oid = packed[(packed.LastIndexOf('\n', at) + 1)..at];
        facts = IsOid(oid) ? new RefFacts(oid, "", "", "") : null;
        return facts is not null;
    }

    /// <summary>The text of a file; empty for none, and <see langword="null"/> for what is no file that can be read.</summary>
    private string? Text(string name, int maxBytes)
    {
        var content = files.Read(Path.Join(commonGitDirectory, name), maxBytes);
        return content.IsOk ? Encoding.UTF8.GetString(content.Bytes)
            : content.Outcome == ReadOutcome.Missing ? ""
            : null;
    }

    private static bool IsOid(string text) =>
        text.Length is 40 or 64 && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");
}
