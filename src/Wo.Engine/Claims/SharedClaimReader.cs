using System.Globalization;
using System.Text.Json;
using Wo.Engine.Git;

namespace Wo.Engine.Claims;

/// <summary>
/// Reads <c>trifecta.wo.claim/1</c>. Everyone who may push can write there, so that each value is checked for what it is used
/// for; members that this version does not know are passed over.
/// </summary>
internal static class SharedClaimReader
{
    /// <summary>The largest text that is read, in bytes.</summary>
    public const int MostBytes = 64 * 1024;

    private const int MostCharacters = 200;
    private const string Family = "trifecta.wo.claim/";

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Reads the claim of a work order.</summary>
    /// <param name="id">The work order that the register is of.</param>
    /// <param name="text">What lies there.</param>
    /// <param name="defect">What is wrong with it, in words that follow "its claim".</param>
    /// <returns>The claim, or <see langword="null"/> where something is wrong.</returns>
    public static SharedClaim? Read(WorkOrderId id, ReadOnlyMemory<byte> text, out string? defect)
    {
        defect = null;
        if (text.Length > MostBytes)
        {
            defect = $"is longer than {MostBytes} bytes";
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(text, Options);
            var root = document.RootElement;
            defect = DefectOfName(id, root);
            return defect is null ? Claim(id, root) : null;
        }
        catch (JsonException)
        {
            defect = "is not JSON, or names a member twice";
        }
        catch (FormatException malformed)
        {
            defect = $"has no usable '{malformed.Message}'";
        }
        catch (InvalidOperationException)
        {
            // A string of JSON that is no text: half of a surrogate pair.
            defect = "has text that is not Unicode";
        }

        return null;
    }

    private static string? DefectOfName(WorkOrderId id, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "is not an object";
        }

        var schema = Text(root, "schema");
        return schema != SharedClaimFormat.Schema
            ? schema.StartsWith(Family, StringComparison.Ordinal)
                ? $"was written by a newer version ('{schema}')"
                : $"is not '{SharedClaimFormat.Schema}'"
            : Text(root, "id") != id.Value
                ? "names another work order"
                : null;
    }

    private static SharedClaim Claim(WorkOrderId id, JsonElement root) =>
        new()
        {
            Id = id,
            Revision = Count(root, "rev"),
            State = WorkOrderStates.TryParse(Text(root, "state"), out var state)
                ? state
                : throw new FormatException("state"),
            Lease = Object(root, "lease") is { } lease ? Lease(lease) : null,
            Intent = Object(root, "intent") is { } intent
                ? new SharedIntent(Text(intent, "verb"), Hex(intent, "clone", 32), Time(intent, "since"))
                : null,
            VerifiedCommit = Oid(root, "verified_at_sha"),
            Branch = Object(root, "branch") is { } branch
                ? new PushedBranch(
                    Branch(branch, "name") ?? throw new FormatException("name"),
                    Oid(branch, "commit") ?? throw new FormatException("commit")
                )
                : null,
            ChangedAt = Time(root, "changed_at"),
            ChangedIn = Hex(root, "changed_in", 32),
            ChangedBy = Text(root, "changed_by"),
            Nonce = Hex(root, "nonce", 32),
        };

    private static SharedLease Lease(JsonElement json) =>
        new()
        {
            TokenHash = Optional(json, "token_sha256") is null ? null : Hex(json, "token_sha256", 64),
            Owner = Text(json, "owner"),
            Host = Text(json, "host"),
            CloneId = Hex(json, "clone", 32),
            TakenAt = Time(json, "taken_at"),
            RenewedAt = Time(json, "renewed_at"),
            TtlSeconds = Count(json, "ttl_seconds") is > 0 and var ttl ? ttl : throw new FormatException("ttl_seconds"),
            Branch = Branch(json, "branch"),
            BaseOid = Oid(json, "base"),
        };

    /// <summary>An object that may be absent or null.</summary>
    private static JsonElement? Object(JsonElement json, string name) =>
        Optional(json, name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Object ? value
        : throw new FormatException(name);

    /// <summary>A member that may be absent or null; anything but an object or a text is neither.</summary>
    private static JsonElement? Optional(JsonElement json, string name) =>
        !json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.Object or JsonValueKind.String ? value
        : throw new FormatException(name);

    /// <summary>A line that can be shown: no control characters, and none that turn the direction of text round.</summary>
    private static string Text(JsonElement json, string name)
    {
        if (
            json.ValueKind != JsonValueKind.Object
            || !json.TryGetProperty(name, out var value)
            || value.ValueKind != JsonValueKind.String
        )
        {
            throw new FormatException(name);
        }

        var text = value.GetString()!;
        return text.Length is > 0 and <= MostCharacters && !text.Any(IsUnfit) ? text : throw new FormatException(name);
    }

    private static bool IsUnfit(char character) =>
        char.IsControl(character)
        || char.GetUnicodeCategory(character)
            is UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator;

    private static long Count(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count)
        && count is >= 0 and < long.MaxValue
            ? count
            : throw new FormatException(name);

    private static string Hex(JsonElement json, string name, int length)
    {
        var text = Text(json, name);
        return text.Length == length && IsHex(text) ? text : throw new FormatException(name);
    }

    /// <summary>A commit by its whole name, SHA-1 or SHA-256.</summary>
    private static string? Oid(JsonElement json, string name)
    {
        if (Optional(json, name) is null)
        {
            return null;
        }

        var text = Text(json, name);
        return text.Length is 40 or 64 && IsHex(text) ? text : throw new FormatException(name);
    }

    private static bool IsHex(string text) => text.All(char.IsAsciiHexDigitLower);

    private static string? Branch(JsonElement json, string name)
    {
        if (Optional(json, name) is null)
        {
            return null;
        }

        var text = Text(json, name);
        return BranchName.IsValid(text) ? text : throw new FormatException(name);
    }

    private static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.TryParseExact(
            Text(json, name),
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw new FormatException(name);
}
