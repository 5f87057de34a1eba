using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>
/// A rule that compares a file with others. All that the other rules ask is in the file, so that their silence can be kept for as
/// long as it is the same.
/// </summary>
internal interface ITreeRule : ILintRule
{
    /// <summary>
    /// Whether it has nothing to report of a file that is known to be clean by itself. A yes is certain; where it is a no, the
    /// file is examined.
    /// </summary>
    bool IsSilent(WorkOrderCandidate file, CleanFile clean);
}
