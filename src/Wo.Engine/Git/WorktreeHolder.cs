using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Git;

/// <summary>
/// Who works in a worktree: a file in git's directory of it, which only its user can read, so that a command that is run
/// there knows the work order and its holder. It decides nothing: the token in it is held against the lease like any other.
/// </summary>
/// <param name="Id">The work order that the worktree was handed out for.</param>
/// <param name="Owner">The owner of the lease.</param>
/// <param name="Token">The token of the lease.</param>
internal sealed record WorktreeHolder(WorkOrderId Id, string Owner, string Token)
{
    private const string FileName = "wo-holder";
    private const string IdKey = "Work-Order: ";
    private const string OwnerKey = "Owner: ";
    private const string TokenKey = "Token: ";

    /// <summary>Writes the holder of a lease down, in place of a former one. A lease that has no token leaves none.</summary>
    /// <param name="adminDirectory">Git's directory of the worktree.</param>
    /// <param name="id">The work order.</param>
    /// <param name="lease">Its lease.</param>
    /// <exception cref="IOException">It can be neither written nor removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public static void Leave(string adminDirectory, string id, Lease lease)
    {
        var path = Path.Join(adminDirectory, FileName);
        if (lease.Token is { } token)
        {
            GitAdminFile.ReplacePrivate(path, $"{IdKey}{id}\n{OwnerKey}{lease.Owner}\n{TokenKey}{token}\n");
        }
        else
        {
            LeftoverFiles.RemoveFile(path);
        }
    }

    /// <summary>The holder that a worktree was handed to last; <see langword="null"/> where that is not written down whole.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static WorktreeHolder? Read(string adminDirectory)
    {
        string? text;
        try
        {
            text = GitAdminFile.Read(Path.Join(adminDirectory, FileName));
        }
        catch (UnauthorizedAccessException)
        {
            // It is that of another user of this machine.
            return null;
        }

        var lines = text?.Split('\n') ?? [];
        return
            lines is [var first, var second, var third]
            && WorkOrderId.TryParse(Value(first, IdKey), out var id)
            && Value(second, OwnerKey) is { Length: > 0 } owner
            && Value(third, TokenKey) is { Length: > 0 } token
            ? new WorktreeHolder(id, owner, token)
            : null;
    }

    private static string Value(string line, string key) =>
        line.StartsWith(key, StringComparison.Ordinal) ? line[key.Length..] : "";
}
