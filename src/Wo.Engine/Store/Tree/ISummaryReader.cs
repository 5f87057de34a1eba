namespace Wo.Engine.Store.Tree;

/// <summary>
/// Makes summaries of files: the seam for a faster reader and for summaries that are kept between runs. Every
/// implementation gives the same summary of the same bytes.
/// </summary>
internal interface ISummaryReader
{
    /// <summary>The summary of a file, also of one that cannot be read.</summary>
    WorkOrderSummary Read(WorkOrderCandidate file);
}
