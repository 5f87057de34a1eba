namespace Wo.Engine.Store.Tree;

/// <summary>
/// Makes summaries of files: the seam for a faster reader and for summaries that are kept between runs. Every
/// implementation gives the same summary of the same bytes.
/// </summary>
internal interface ISummaryReader
{
    /// <summary>The summary of a file, also of one that cannot be read.</summary>
    WorkOrderSummary Read(WorkOrderCandidate file);

    /// <summary>
    /// The summary of a file of which only the bytes are there, for a moment; <see langword="null"/> where more of it is needed.
    /// </summary>
    WorkOrderSummary? TryRead(ReadOnlySpan<byte> bytes) => null;
}
