using System.Text.Json;

namespace Wo.TestKit;

/// <summary>A control record as it lies in the git directory.</summary>
internal sealed class RecordText
{
    private RecordText() { }

    /// <summary>Why it cannot be read, or <see langword="null"/>.</summary>
    public string? Problem { get; private init; }

    /// <summary>The revision; 0 where there is no record.</summary>
    public string Revision { get; private init; } = "0";

    public bool HasLease { get; private init; }

    public bool HasIntent { get; private init; }

    public string? Token { get; private init; }

    public string? Worktree { get; private init; }

    public static RecordText Of(string root, string id)
    {
        var path = Path.Combine(root, ".git", "wo", "records", id);
        if (!File.Exists(path))
        {
            return new RecordText();
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var (lease, intent) = (
                document.RootElement.GetProperty("lease"),
                document.RootElement.GetProperty("intent")
            );
            var hasLease = lease.ValueKind == JsonValueKind.Object;
            return new RecordText
            {
                Revision = document.RootElement.GetProperty("rev").GetRawText(),
                HasLease = hasLease,
                HasIntent = intent.ValueKind == JsonValueKind.Object,
                Token = hasLease ? lease.GetProperty("token").GetString() : null,
                Worktree =
                    hasLease && lease.GetProperty("worktree").GetString() is { } worktree
                        ? Path.GetFullPath(worktree, Path.Combine(root, ".git")) // moves with the repository
                        : null,
            };
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException)
        {
            return new RecordText { Problem = malformed.Message };
        }
    }
}
