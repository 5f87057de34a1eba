using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Files that are about this clone alone and that git tracks all the same.</summary>
internal sealed class TrackedControlFileCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var path in tree.Git.TrackedControlFiles)
        {
            if (ControlFiles.IgnoreLineFor(path) is { } line)
            {
                yield return new Finding(
                    Problem.ControlFileTracked,
                    null,
                    path,
                    $"git tracks {path}, which must not travel with commits"
                )
                {
                    NextSteps =
                    [
                        $"git rm --cached -- {ShellWord.Quote(path)}",
                        $"echo {ShellWord.Quote(line)} >> .gitignore",
                    ],
                };
            }
        }
    }
}
