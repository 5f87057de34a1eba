using System.Text.Json;

namespace Wo.Engine.Index;

/// <summary>One work order in the index. The members and their order are those that existing readers know.</summary>
internal sealed record IndexEntry
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Status { get; init; }
    public string? Priority { get; init; }
    public string? Owner { get; init; }
    public string? EpicId { get; init; }
    public string? WorktreePath { get; init; }
    public bool WorktreeExists { get; init; }
    public string? Branch { get; init; }
    public string? WorktreeHead { get; init; }
    public required string YamlPath { get; init; }
    public required string CreatedAt { get; init; }
    public string? ClosedAt { get; init; }
    public string? LastError { get; init; }

    public void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("title", Title);
        json.WriteString("status", Status);
        json.WriteString("priority", Priority);
        json.WriteString("owner", Owner);
        json.WriteString("epic_id", EpicId);
        json.WriteString("worktree_path", WorktreePath);
        json.WriteBoolean("worktree_exists", WorktreeExists);
        json.WriteString("branch", Branch);
        json.WriteString("worktree_head_sha", WorktreeHead);
        json.WriteString("wo_yaml_path", YamlPath);
        json.WriteString("created_at", CreatedAt);
        json.WriteString("closed_at", ClosedAt);
        json.WriteString("last_error", LastError);
        json.WriteEndObject();
    }
}
