using System.Text;
using Wo.Engine.Wording;

namespace Wo.Engine.Store.Control;

/// <summary>
/// Which state root the control records belong to: one for each repository, since <c>init</c> or the first change. The
/// path is relative to the common git directory, so that a repository may move as a whole. It needs no sync: where it is
/// lost, the next change writes it again.
/// </summary>
internal sealed class RootRecord(IFileSystem files, AtomicWriter writer, ControlLayout layout, string stateRoot)
{
    private const int MaxBytes = 64 * 1024;

    /// <summary>
    /// The root on record; <see langword="null"/> where there is none, or where the tree has been moved away from it.
    /// </summary>
    public static string? Find(IFileSystem files, string commonGitDirectory) =>
        Read(files, new ControlLayout(commonGitDirectory)) is { } root && HasTree(root) ? root : null;

    /// <summary>Whether a directory holds a tree of work orders.</summary>
    public static bool HasTree(string root) => PathProbe.IsDirectory(Path.Join(root, CtxPath.DirectoryName));

    /// <summary>Whether this root is the one on record.</summary>
    public bool IsOurs => Read(files, layout) == stateRoot;

    /// <summary>Whether another root is, which this one may change nothing beside.</summary>
    public bool IsAnothers => Read(files, layout) is { } known && known != stateRoot;

    /// <summary>Puts this root on record, unless another one with a tree in it is.</summary>
    /// <param name="guard">Without it, a repair could take the temporary file for that of a dead writer.</param>
    public Result<Unit> Claim(GuardHeld guard)
    {
        ArgumentNullException.ThrowIfNull(guard);
        var known = Read(files, layout);
        if (known == stateRoot)
        {
            return Result.Ok;
        }

        if (known is not null && HasTree(known))
        {
            return Other(stateRoot, known);
        }

        writer.EnsureDirectory(layout.Directory);
        var text = Path.GetRelativePath(Path.GetDirectoryName(layout.Root)!, stateRoot) + "\n";
        using var prepared = PreparedFile.Write(files, layout.Root, Encoding.UTF8.GetBytes(text), Durability.None);
        if (files.Status(layout.Root) is not null)
        {
            prepared.Publish();
            return Result.Ok;
        }

        // Another process may have been faster, and with another root.
        return
            prepared.TryPublishAs(layout.Root)
            || Read(files, layout) is not { } winner
            || winner == stateRoot
            || !HasTree(winner)
            ? Result.Ok
            : Other(stateRoot, winner);
    }

    /// <summary>The answer to whoever names another root.</summary>
    /// <param name="named">The root that was named.</param>
    /// <param name="known">The one that the repository has.</param>
    public static WoError Other(string named, string known) =>
        new(
            Problem.OtherRoot,
            $"the state root of this repository is {known}, and there is only one for each repository; {named} is another"
        )
        {
            Details = ["a tree that is moved to another directory is the state root there"],
            NextSteps = [$"wo status --root {ShellWord.Quote(known)}"],
            Verify = [$"wo status --root {ShellWord.Quote(known)}"],
        };

    private static string? Read(IFileSystem files, ControlLayout layout)
    {
        var content = files.Read(layout.Root, MaxBytes);
        var text = content.IsOk ? Encoding.UTF8.GetString(content.Bytes).TrimEnd('\n') : "";
        return text.Length == 0 || text.Contains('\0')
            ? null
            : Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, layout.Directory));
    }
}
