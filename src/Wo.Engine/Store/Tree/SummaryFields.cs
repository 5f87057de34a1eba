namespace Wo.Engine.Store.Tree;

/// <summary>Which field of a summary a top-level key is.</summary>
internal static class SummaryFields
{
    public static SummaryField Of(ReadOnlySpan<char> key) =>
        key switch
        {
            "id" => SummaryField.Id,
            "status" => SummaryField.Status,
            "title" => SummaryField.Title,
            "priority" => SummaryField.Priority,
            "owner" => SummaryField.Owner,
            "epic_id" => SummaryField.Epic,
            "dependencies" => SummaryField.Dependencies,
            "scope" => SummaryField.Scope,
            "x_rev" => SummaryField.Revision,
            "branch" => SummaryField.Branch,
            "worktree" => SummaryField.Worktree,
            "verified_at_sha" => SummaryField.VerifiedCommit,
            "created_at" => SummaryField.CreatedAt,
            "started_at" => SummaryField.StartedAt,
            "finished_at" => SummaryField.FinishedAt,
            "closed_at" => SummaryField.ClosedAt,
            _ => SummaryField.Other,
        };
}
