using System.Text.Json;

namespace Wo.Engine.Index;

/// <summary>One work order in the index. The members and their order are those that existing readers know.</summary>
internal sealed record IndexEntry
{
    // Encoded once: there is one entry for each work order.
    private static readonly JsonEncodedText IdKey = JsonEncodedText.Encode("id");
    private static readonly JsonEncodedText TitleKey = JsonEncodedText.Encode("title");
    private static readonly JsonEncodedText StatusKey = JsonEncodedText.Encode("status");
    private static readonly JsonEncodedText PriorityKey = JsonEncodedText.Encode("priority");
    private static readonly JsonEncodedText OwnerKey = JsonEncodedText.Encode("owner");
    private static readonly JsonEncodedText EpicIdKey = JsonEncodedText.Encode("epic_id");
    private static readonly JsonEncodedText WorktreePathKey = JsonEncodedText.Encode("worktree_path");
    private static readonly JsonEncodedText WorktreeExistsKey = JsonEncodedText.Encode("worktree_exists");
    private static readonly JsonEncodedText BranchKey = JsonEncodedText.Encode("branch");
    private static readonly JsonEncodedText WorktreeHeadKey = JsonEncodedText.Encode("worktree_head_sha");
    private static readonly JsonEncodedText YamlPathKey = JsonEncodedText.Encode("wo_yaml_path");
    private static readonly JsonEncodedText CreatedAtKey = JsonEncodedText.Encode("created_at");
    private static readonly JsonEncodedText ClosedAtKey = JsonEncodedText.Encode("closed_at");
    private static readonly JsonEncodedText LastErrorKey = JsonEncodedText.Encode("last_error");

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
        json.WriteString(IdKey, Id);
        json.WriteString(TitleKey, Title);
        json.WriteString(StatusKey, Status);
        json.WriteString(PriorityKey, Priority);
        json.WriteString(OwnerKey, Owner);
        json.WriteString(EpicIdKey, EpicId);
        json.WriteString(WorktreePathKey, WorktreePath);
        json.WriteBoolean(WorktreeExistsKey, WorktreeExists);
        json.WriteString(BranchKey, Branch);
        json.WriteString(WorktreeHeadKey, WorktreeHead);
        json.WriteString(YamlPathKey, YamlPath);
        json.WriteString(CreatedAtKey, CreatedAt);
        json.WriteString(ClosedAtKey, ClosedAt);
        json.WriteString(LastErrorKey, LastError);
        json.WriteEndObject();
    }
}
