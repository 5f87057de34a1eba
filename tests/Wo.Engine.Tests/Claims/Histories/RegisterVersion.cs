using System.Text.Json;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>One version of a register, read from its JSON by the names in the specification and nothing of the product.</summary>
internal sealed record RegisterVersion(string Commit, string? Parent)
{
    public required string Id { get; init; }

    public required long Revision { get; init; }

    public required string State { get; init; }

    public string? Token { get; init; }

    public string? Holder { get; init; }

    public DateTimeOffset Renewed { get; init; }

    public long TtlSeconds { get; init; }

    public string? IntentOf { get; init; }

    public required DateTimeOffset Changed { get; init; }

    public required string ChangedIn { get; init; }

    public required string Nonce { get; init; }

    /// <summary>What counts of it: what it says, and not which swap wrote it.</summary>
    public (string State, string? Token, string? Intent) Meaning => (State, Token, IntentOf);

    public bool IsClosed => Token is null && State is "done" or "failed" or "partial";

    /// <summary>When another clone may take it over, by a clock that is right.</summary>
    public DateTimeOffset Expires => Renewed + TimeSpan.FromSeconds(TtlSeconds) + TimeSpan.FromMinutes(5);

    public static RegisterVersion Parse(string commit, string? parent, string text)
    {
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var lease = root.GetProperty("lease");
        var isHeld = lease.ValueKind == JsonValueKind.Object;
        var intent = root.GetProperty("intent");
        return new RegisterVersion(commit, parent)
        {
            Id = root.GetProperty("id").GetString()!,
            Revision = root.GetProperty("rev").GetInt64(),
            State = root.GetProperty("state").GetString()!,
            Token = isHeld ? lease.GetProperty("token_sha256").GetString() : null,
            Holder = isHeld ? lease.GetProperty("clone").GetString() : null,
            Renewed = isHeld ? lease.GetProperty("renewed_at").GetDateTimeOffset() : default,
            TtlSeconds = isHeld ? lease.GetProperty("ttl_seconds").GetInt64() : 0,
            IntentOf = intent.ValueKind == JsonValueKind.Object ? intent.GetProperty("clone").GetString() : null,
            Changed = root.GetProperty("changed_at").GetDateTimeOffset(),
            ChangedIn = root.GetProperty("changed_in").GetString()!,
            Nonce = root.GetProperty("nonce").GetString()!,
        };
    }
}
