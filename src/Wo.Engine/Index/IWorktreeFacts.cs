namespace Wo.Engine.Index;

/// <summary>What git knows and the index shows. An implementation runs at most two commands.</summary>
internal interface IWorktreeFacts
{
    /// <summary>Asks git. Where git does not answer, the facts are fewer and say so.</summary>
    WorktreeFacts Read();

    /// <summary>Where <c>take</c> would put the worktree of a work order, absolute.</summary>
    string ExpectedWorktree(WorkOrderId id);

    /// <summary>Whether a worktree lies at a path, as far as a look tells; for where git does not list them.</summary>
    bool IsThere(string path);
}
