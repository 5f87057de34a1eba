using Wo.Engine.Git;

namespace Wo.Engine.Gates;

/// <summary>
/// Where symbolic links of a commit lead. One that leads out of the repository makes what lies there part of the work on one
/// machine, and nothing or something else on another.
/// </summary>
internal sealed class LinkTargets(GitChanges changes, ExecutionRoot place)
{
    private readonly string top = RealPath.Of(place.Top);

    /// <summary>Why a changed file is a link that leaves the repository; <see langword="null"/> where it is none.</summary>
    public Result<string?> WhyOutside(ChangedFile file) =>
        file.IsLink
            ? from target in changes.LinkTarget(place.Path, file.Oid)
            select Leaves(file.Path, target)
                ? $"a symbolic link that leaves the repository: {GitPath.Show(target)}"
                : null
            : (string?)null;

    /// <summary>
    /// Goes to the target step by step, as the system does: <c>..</c> behind another link is the directory above that
    /// one's target.
    /// </summary>
    private bool Leaves(string link, string target)
    {
        if (target.StartsWith('/') || Path.IsPathRooted(target))
        {
            return true;
        }

        var at = RealPath.Of(Path.Join(top, Path.GetDirectoryName(link)));
        foreach (var step in target.Split('/'))
        {
            if (step is "" or ".")
            {
                continue;
            }

            at = step == ".." ? Path.GetDirectoryName(at) ?? at : Follow(Path.Join(at, step));
            if (!RealPath.IsWithin(at, top) || step.Equals(".git", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What a name leads to; itself where there is nothing, or it has a form that no path can have here.</summary>
    private static string Follow(string path) => GitPath.IsText(path) ? RealPath.Find(path) ?? path : path;
}
