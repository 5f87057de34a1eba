using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint;

/// <summary>
/// A rule that compares a file with others. All that the other rules ask is in the file, so that what they say can be kept for as
/// long as it is the same.
/// </summary>
internal interface ITreeRule : ILintRule
{
    /// <summary>
    /// Whether it has nothing to report of a file that was examined before. A yes is certain; where it is a no, the file is
    /// examined again.
    /// </summary>
    bool IsSilent(WorkOrderCandidate file, ExaminedFile examined);
}
