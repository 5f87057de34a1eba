using Wo.Core.Errors;

namespace Wo.Core.Storage;

/// <summary>On what file systems, and for how long locks are waited for.</summary>
/// <param name="GuardTimeout">How long one holder of the guard is waited for.</param>
/// <param name="AllowNetworkFileSystems">
/// Whether to trust a network file system's locks and renames. Off by default: nothing here can test them.
/// </param>
internal sealed record LockingPolicy(TimeSpan GuardTimeout, bool AllowNetworkFileSystems)
{
    /// <summary>The environment variable that switches network file systems on.</summary>
    public const string AllowVariable = "WO_ALLOW_NETWORK_FILESYSTEM";

    /// <summary>How long a line of holders is waited for that moves, each one keeping the guard for less than its time.</summary>
    public TimeSpan LineTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Cancelled when the command is asked to stop.</summary>
    public CancellationToken AskedToStop { get; init; }

    /// <summary>Ten seconds, five minutes where the line moves; local file systems only.</summary>
    public static LockingPolicy Default { get; } = new(TimeSpan.FromSeconds(10), AllowNetworkFileSystems: false);

    /// <summary>The same with less patience for each holder, where that is not less already.</summary>
    /// <param name="longest">The longest that one is waited for.</param>
    public LockingPolicy AtMost(TimeSpan longest) =>
        this with
        {
            GuardTimeout = GuardTimeout < longest ? GuardTimeout : longest,
        };

    /// <summary>Whether locks in this directory are relied on.</summary>
    public Result<Unit> Check(IFileSystem files, string directory)
    {
        if (AllowNetworkFileSystems)
        {
            return default(Unit);
        }

        var existing = files.Status(directory) is null ? Path.GetDirectoryName(directory)! : directory;
        return files.NetworkFileSystem(existing) is { } name
            ? new WoError(
                ErrorCodes.LockingUnavailable,
                $"{existing} is on a network file system ({name}), whose locks cannot be relied on; "
                    + $"set {AllowVariable}=1 to use it all the same"
            )
            : default(Unit);
    }
}
