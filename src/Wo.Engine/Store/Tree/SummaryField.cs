namespace Wo.Engine.Store.Tree;

/// <summary>The top-level keys of a work order that its summary has.</summary>
internal enum SummaryField
{
    Other,
    Id,
    Status,
    Title,
    Priority,
    Owner,
    Epic,
    Dependencies,
    Scope,
    Revision,
    Branch,
    Worktree,
    VerifiedCommit,
    CreatedAt,
    StartedAt,
    FinishedAt,
    ClosedAt,
    Count,
}
