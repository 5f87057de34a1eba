using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wo.TestKit.Histories;

/// <summary>Reads the facts from the disk, with code of its own.</summary>
/// <param name="root">The main worktree.</param>
/// <param name="modifiedAt">When a lock file was written, by the clock that the tool goes by.</param>
/// <param name="readerTtlSeconds">The time to live of a lock that carries none.</param>
internal sealed class Observer(string root, Func<string, DateTimeOffset> modifiedAt, long readerTtlSeconds)
{
    /// <summary>How a hand cuts a file off.</summary>
    public const string CutOff = "\ntitle: \"cut";

    private const string Dependency = "- 'WO-";
    private const string CommentStart = "# note ";

    /// <summary>The path of a work order in a state.</summary>
    public string PathOf(string state, string id) => Path.Combine(root, "_ctx", "jobs", state, id + ".yaml");

    /// <summary>The path of its lock mirror.</summary>
    public string LockOf(string id) => Path.Combine(root, "_ctx", "jobs", "running", id + ".lock");

    /// <summary>The path of the copy beside the control records.</summary>
    public string KeptOf(string id) => Path.Combine(root, ".git", "wo", "versions", id);

    /// <summary>The path of its control record.</summary>
    public string RecordOf(string id) => Path.Combine(root, ".git", "wo", "records", id);

    /// <summary>Everything about one work order.</summary>
    public Facts Of(string id)
    {
        var facts = ReadRecord(id) with { Mirror = ReadMirror(id), HasIntentMarker = HasIntentMarker(id) };
        var backups = ImmutableArray.CreateBuilder<BackupFact>();
        foreach (var state in Facts.States)
        {
            var directory = Path.GetDirectoryName(PathOf(state, id))!;
            if (!Directory.Exists(directory))
            {
                continue;
            }

            if (File.Exists(PathOf(state, id)))
            {
                facts = facts.Move(null, state, Read(PathOf(state, id)));
            }

            foreach (var backup in Directory.EnumerateFiles(directory, id + ".yaml.bak.*"))
            {
                backups.Add(new BackupFact(state, Path.GetFileName(backup), Read(backup)));
            }
        }

        return facts with
        {
            Backups = backups.ToImmutable(),
            Kept = File.Exists(KeptOf(id)) ? Kept(Read(KeptOf(id))) : null,
        };
    }

    /// <summary>The states in whose directories it lies just now.</summary>
    public int Copies(string id) => Facts.States.Count(state => File.Exists(PathOf(state, id)));

    /// <summary>The text of the copy beside the control records; <see langword="null"/> where there is none.</summary>
    public string? KeptText(string id) => File.Exists(KeptOf(id)) ? File.ReadAllText(KeptOf(id)) : null;

    /// <summary>The texts of all files and backups of a work order.</summary>
    public ImmutableHashSet<string> Texts(string id)
    {
        var texts = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (var state in Facts.States)
        {
            var directory = Path.GetDirectoryName(PathOf(state, id))!;
            foreach (var file in Directory.Exists(directory) ? Directory.EnumerateFiles(directory, id + ".yaml*") : [])
            {
                texts.Add(File.ReadAllText(file));
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>Whether a hand cut it off, or a merge left a conflict in it, so that it cannot be read.</summary>
    public static bool IsCutOff(string text) =>
        text.Length == 0
        || text.EndsWith(CutOff, StringComparison.Ordinal)
        || text.Contains("\n<<<<<<< ", StringComparison.Ordinal);

    /// <summary>It goes back to where its status says, and among equals it is the newest.</summary>
    private static BackupFact Kept(Doc doc) =>
        new(Facts.States.Contains(doc.Status) ? doc.Status : "pending", BackupFact.Newest, doc);

    private static Doc Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        var text = Encoding.UTF8.GetString(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (IsCutOff(text))
        {
            return new Doc
            {
                Status = "",
                IsBroken = true,
                Hash = hash,
            };
        }

        var lines = WorkOrderText.Of(text);
        return new Doc
        {
            Status = lines["status"] ?? "",
            Revision = long.TryParse(lines["x_rev"], CultureInfo.InvariantCulture, out var revision) ? revision : 0,
            Owner = Value(lines["owner"]),
            IsStarted = Value(lines["started_at"]) is not null,
            IsPlaced = Value(lines["branch"]) is not null && Value(lines["worktree"]) is not null,
            Comment = text.Split('\n').LastOrDefault(line => line.StartsWith(CommentStart, StringComparison.Ordinal)),
            DependsOn = Array
                .Find(text.Split('\n'), line => line.StartsWith(Dependency, StringComparison.Ordinal))
                ?["- '".Length..].Trim('\''),
            Hash = hash,
        };
    }

    private static string? Value(string? text) => text is null or "" or "null" or "~" ? null : text;

    private Facts ReadRecord(string id)
    {
        var none = new Facts { Id = id };
        if (!File.Exists(RecordOf(id)))
        {
            return none;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(RecordOf(id)));
            var root = json.RootElement;
            if (root.GetProperty("version").GetInt32() != 1)
            {
                return none with { HasRecord = true, IsRecordDamaged = true };
            }

            var (lease, intent) = (root.GetProperty("lease"), root.GetProperty("intent"));
            return none with
            {
                HasRecord = true,
                Revision = root.GetProperty("rev").GetInt64(),
                Lease = lease.ValueKind == JsonValueKind.Null ? null : ReadLease(lease),
                Intent = intent.ValueKind == JsonValueKind.Null ? null : ReadIntent(intent),
            };
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return none with { HasRecord = true, IsRecordDamaged = true };
        }
    }

    private static LeaseFact ReadLease(JsonElement json) =>
        new(
            json.GetProperty("token").GetString(),
            json.GetProperty("owner").GetString()!,
            json.GetProperty("renewed_at").GetDateTimeOffset(),
            json.GetProperty("ttl_seconds").GetInt64(),
            json.GetProperty("worktree").GetString() is not null
        )
        {
            User = json.TryGetProperty("user", out var user) ? user.GetString() : null,
        };

    private static IntentFact ReadIntent(JsonElement json) =>
        new(json.GetProperty("from").GetString()!, json.GetProperty("to").GetString()!)
        {
            OldHash = json.GetProperty("old_sha256").GetString()!,
            StagedHash = json.GetProperty("staged_sha256").GetString()!,
            Backup = json.GetProperty("backup").GetString()!,
            Revision = json.GetProperty("new_rev").GetInt64(),
        };

    private LeaseFact? ReadMirror(string id)
    {
        var path = LockOf(id);
        if (!File.Exists(path))
        {
            return null;
        }

        var user = File.ReadAllLines(path).LastOrDefault(line => line.StartsWith("User: ", StringComparison.Ordinal));
        var owner = user?["User: ".Length..].Trim() is { Length: > 0 } name ? name : LeaseFact.Nobody;
        return new LeaseFact(null, owner, modifiedAt(path), readerTtlSeconds, HasPlace: false);
    }

    private bool HasIntentMarker(string id) =>
        Directory
            .EnumerateFiles(Path.Combine(root, "_ctx"), "session_*.md")
            .Any(log => File.ReadAllText(log).Contains($"\n[{id}] intent:", StringComparison.Ordinal));
}
