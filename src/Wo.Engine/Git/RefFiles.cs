using System.Text;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// References from git's own files, where these leave no doubt: to ask git takes a claim or a transition 2 ms or more.
/// </summary>
/// <param name="commonGitDirectory">Where the repository keeps what all of its worktrees share.</param>
/// <param name="files">The file system; the real one unless another is given.</param>
internal sealed class RefFiles(string commonGitDirectory, IFileSystem? files = null)
{
    private const string Symbolic = "ref: ";
    private const int OidLength = 40;
    private const int MaxRefBytes = 4096;

    // In bytes. To look through more would take as long as to ask git.
    private const int MaxBytes = 1 << 20;

    private readonly IFileSystem files = files ?? PlatformFileSystem.Create();
    private GitConfigText? configuration;

    /// <summary>Whether the configuration of the repository, as it was read with the references, may name an upstream of a branch.</summary>
    public bool MayHaveUpstreams => configuration?.HasSection("branch") != false;

    /// <summary>
    /// Reads those of the full names that exist, without what they follow; <see langword="null"/> where git has to be asked.
    /// </summary>
    public Dictionary<string, RefFacts>? Read(IReadOnlyCollection<string> names)
    {
        try
        {
            configuration = TextOf("config") is { } text ? new GitConfigText(text) : null;
            if (MayBeElsewhere)
            {
                return null;
            }

            var (oids, targets) = (NewMap(), NewMap());
            return ReadCommits(names, oids, targets) && ReadCommits(targets.Values, oids, targets: null)
                ? Found(names, oids, targets)
                : null;
        }
        catch (StorageException)
        {
            return null; // git tells what the matter is
        }
    }

    private static Dictionary<string, string> NewMap() => new(StringComparer.Ordinal);

    private static Dictionary<string, RefFacts> Found(
        IReadOnlyCollection<string> names,
        Dictionary<string, string> oids,
        Dictionary<string, string> targets
    )
    {
        var found = new Dictionary<string, RefFacts>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var target = targets.GetValueOrDefault(name, "");
            if (oids.TryGetValue(target.Length > 0 ? target : name, out var oid))
            {
                found[name] = new RefFacts(oid, target, "", "");
            }
        }

        return found;
    }

    /// <summary>Whether the configuration may say that references are not kept in these files. What cannot be read may.</summary>
    private bool MayBeElsewhere =>
        configuration is null || configuration.HasSection("include") || configuration.HasSection("extensions");

    /// <summary>Reads the commits of those that exist.</summary>
    /// <param name="names">The full names.</param>
    /// <param name="oids">Where the commits go.</param>
    /// <param name="targets">Where the names go that others stand for; <see langword="null"/> where that is a doubt.</param>
    /// <returns>Whether the files leave no doubt.</returns>
    private bool ReadCommits(
        IReadOnlyCollection<string> names,
        Dictionary<string, string> oids,
        Dictionary<string, string>? targets
    )
    {
        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!BranchName.IsValid(name))
            {
                return false; // it may lead to another file
            }

            var content = files.Read(Path.Join(commonGitDirectory, name), MaxRefBytes);
            if (content.Outcome == ReadOutcome.Missing)
            {
                missing.Add(name);
                continue;
            }

            var text = content.IsOk ? Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n') : "";
            if (IsOid(text))
            {
                oids[name] = text;
            }
            else if (targets is null || TargetIn(text) is not { } target)
            {
                return false;
            }
            else
            {
                targets[name] = target;
            }
        }

        return missing.Count == 0 || ReadPacked(missing, oids);
    }

    private static string? TargetIn(string text) =>
        text.StartsWith(Symbolic, StringComparison.Ordinal)
        && text[Symbolic.Length..] is var target
        && target.StartsWith("refs/", StringComparison.Ordinal)
            ? target
            : null;

    /// <summary>
    /// Looks for those that have no file of their own, which was looked for before this reads. One that was packed meanwhile is there:
    /// it is written before its own file goes.
    /// </summary>
    /// <inheritdoc cref="ReadCommits"/>
    private bool ReadPacked(HashSet<string> names, Dictionary<string, string> oids)
    {
        if (TextOf("packed-refs") is not { } packed || packed.Contains('\r'))
        {
            return false;
        }

        // A name may hold characters that other ways to split take for the end of a line.
        var sought = names.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in packed.AsSpan().Split('\n'))
        {
            var line = packed.AsSpan(range);
            var space = line.IndexOf(' ');
            if (space <= 0 || !sought.TryGetValue(line[(space + 1)..], out var name))
            {
                continue;
            }

            if (!IsOid(line[..space]))
            {
                return false;
            }

            oids[name] = line[..space].ToString();
        }

        return packed.Length == 0 || packed.EndsWith('\n');
    }

    /// <summary>The text of a file; empty where there is none, and <see langword="null"/> for what cannot be read.</summary>
    private string? TextOf(string name)
    {
        var content = files.Read(Path.Join(commonGitDirectory, name), MaxBytes);
        return content.IsOk ? Encoding.UTF8.GetString(content.Bytes)
            : content.Outcome == ReadOutcome.Missing ? ""
            : null;
    }

    private static bool IsOid(ReadOnlySpan<char> text)
    {
        foreach (var digit in text)
        {
            if (!char.IsAsciiHexDigitLower(digit))
            {
                return false;
            }
        }

        return text.Length == OidLength && text.ContainsAnyExcept('0');
    }
}
