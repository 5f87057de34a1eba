using Wo.Engine.Store.Tree;

namespace Wo.Engine.Diagnosis;

/// <summary>A backup of a work order, or its newest bytes as they are kept beside the control records.</summary>
/// <param name="Content">The bytes, in the state that they go back to.</param>
/// <param name="Place">The file that has them, as findings show paths.</param>
/// <param name="Made">When the copy was made.</param>
/// <param name="IsNewestVersion">Whether it lies beside the control records.</param>
internal sealed record KeptCopy(WorkOrderCandidate Content, string Place, DateTimeOffset Made, bool IsNewestVersion)
{
    public long Revision => Content.Revision;

    public WorkOrderState State => Content.State;

    /// <summary>What it is, in words.</summary>
    public string Kind => IsNewestVersion ? "copy" : "backup";
}
