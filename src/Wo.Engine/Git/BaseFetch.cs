using System.Text;

namespace Wo.Engine.Git;

/// <summary>
/// Fetches a remote-tracking branch before another one is cut from it, once for each. Where the remote cannot be reached,
/// what was fetched last is good enough to start from, and is said to be that.
/// </summary>
internal sealed class BaseFetch(GitCommand git, StateRoot root)
{
    private const string Remotes = "refs/remotes/";

    private readonly HashSet<string> fetched = new(StringComparer.Ordinal);

    /// <summary>Fetches the branch, where it is one of a remote.</summary>
    /// <param name="start">What is about to be cut from.</param>
    /// <returns>Whether it may be another commit now; what did not work, in one line, or <see langword="null"/>.</returns>
    public (bool MayHaveMoved, string? Warning) Run(BaseRef start)
    {
        if (start.TrackingRef is not { } tracking || RemoteOf(tracking) is not var (remote, branch))
        {
            return (false, null);
        }

        if (!fetched.Add(tracking))
        {
            return (false, null);
        }

        var refspec = $"+refs/heads/{branch}:{tracking}";
        var done = Fetch(remote, refspec, "--no-write-fetch-head");
        if (done.Error is { } tooOld && tooOld.Cause.Contains("unknown option", StringComparison.Ordinal))
        {
            // A git before 2.29 knows no way to leave FETCH_HEAD alone.
            done = Fetch(remote, refspec);
        }

        // Another command of this clone is fetching the same at this moment.
        return done.Error is { } failed && !failed.Cause.Contains("cannot lock ref", StringComparison.Ordinal)
            ? (false, $"{start.Name} is as it was last fetched, because fetching it failed: {failed.Cause}")
            : (true, null);
    }

    private Result<Unit> Fetch(string remote, string refspec, params string[] options) =>
        git.Fetch(
            root.Path,
            ["fetch", "--quiet", "--no-tags", "--no-recurse-submodules", .. options, "--", remote, refspec]
        );

    /// <summary>The remote and its branch; <see langword="null"/> where no remote is configured that the name could be of.</summary>
    private (string Remote, string Branch)? RemoteOf(string tracking)
    {
        // Names of remotes may have slashes, and git is not started where nothing is to be fetched.
        var name = tracking[Remotes.Length..];
        var configuration = Configuration();
        for (var end = name.LastIndexOf('/'); end > 0; end = name.LastIndexOf('/', end - 1))
        {
            if (configuration.Contains($"[remote \"{name[..end]}\"]", StringComparison.OrdinalIgnoreCase))
            {
                return (name[..end], name[(end + 1)..]);
            }
        }

        return null;
    }

    private string Configuration()
    {
        var path = Path.Join(root.CommonGitDirectory, "config");
        return PathProbe.IsFile(path) ? File.ReadAllText(path, Encoding.UTF8) : "";
    }
}
