namespace Wo.Engine.Store.Tree;

/// <summary>
/// What has to be read of a tree to answer questions about a part of it. With each work order go those that it names, and
/// those that they name for as long as they are not done.
/// </summary>
internal sealed record TreePart
{
    /// <summary>The work order that the questions are about; <see langword="null"/> for all that are not closed.</summary>
    public WorkOrderId? Around { get; init; }

    /// <summary>Whether all that run are read too, where the work order waits to be taken: their paths may overlap with its.</summary>
    public bool WithRunning { get; init; }

    /// <summary>Whether the work orders that name it are read too. All files are searched for its name.</summary>
    public bool WithDependents { get; init; }

    /// <summary>All that are not closed.</summary>
    public static TreePart Open { get; } = new();
}
