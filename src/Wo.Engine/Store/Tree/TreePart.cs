namespace Wo.Engine.Store.Tree;

/// <summary>
/// What has to be read of a tree to answer questions about a part of it. With each work order go those that it names, and
/// those that they name for as long as they are not done.
/// </summary>
internal sealed record TreePart
{
    /// <summary>The work order that the questions are about; <see langword="null"/> for all that wait.</summary>
    public WorkOrderId? Around { get; init; }

    /// <summary>
    /// Whether all that run are read too, where it is about what waits to be taken: their paths may overlap. Of others that run only
    /// those are read that one which waits names.
    /// </summary>
    public bool WithRunning { get; init; }

    /// <summary>Whether the work orders that name it are read too. All files are searched for its name.</summary>
    public bool WithDependents { get; init; }

    /// <summary>All that are not closed.</summary>
    public static TreePart Open { get; } = new() { WithRunning = true };

    /// <summary>All that wait to be taken.</summary>
    public static TreePart Waiting { get; } = new();
}
