using System.Globalization;
using System.Text;

namespace Wo.Engine.Store.Control;

/// <summary>
/// The text of <c>&lt;ID&gt;.lock</c>, which shows the lease to people and other tools. The token is not in it. Older
/// tools wrote four lines, or the id alone; those are read as a lease without a token. Their readers find the time of the
/// lock and of its last renewal by words of their own, in the last two lines.
/// </summary>
internal static class LeaseMirror
{
    /// <summary>What stands for a name that a lock does not tell.</summary>
    public const string UnknownName = "unknown";

    private const string FirstWords = "Locked by ";

    public static byte[] Format(Lease lease)
    {
        var text = new StringBuilder();
        text.Append(FirstWords).Append("wo take at ").Append(Time(lease.TakenAt)).Append('\n');
        Line(text, "PID", lease.ProcessId.ToString(CultureInfo.InvariantCulture));
        Line(text, "User", lease.Owner);
        Line(text, "Hostname", lease.Host);
        Line(text, "Renewed-At", Time(lease.RenewedAt));
        Line(text, "Expires-At", Time(lease.ExpiresAt));
        Line(text, "Worktree", lease.Worktree ?? "");
        Line(text, "Branch", lease.Branch ?? "");
        text.Append(FirstWords).Append("ctx_wo_take.py at ").Append(TimeOfOlderTools(lease.TakenAt)).Append('\n');
        Line(text, "Heartbeat updated at", TimeOfOlderTools(lease.RenewedAt));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Adopts a lock without a record as a lease without a token.</summary>
    /// <param name="text">The file's bytes; anything is accepted, as the file's existence is what claims.</param>
    /// <param name="modifiedAt">The file's age stands for the lease's.</param>
    /// <param name="ttlSeconds">The reader's time to live, as such a lock carries none.</param>
    /// <param name="owner">
    /// The owner in the work order's file, or <see langword="null"/>. The lock names the user of the operating system, or
    /// no user; both are the holder.
    /// </param>
    public static Lease Adopt(ReadOnlySpan<byte> text, DateTimeOffset modifiedAt, long ttlSeconds, string? owner = null)
    {
        string? user = null;
        string? host = null;
        var processId = 0;
        foreach (var line in Encoding.UTF8.GetString(text).Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var value = colon < 0 ? "" : line[(colon + 2)..].Trim();
            switch (colon < 0 ? "" : line[..colon])
            {
                case "PID":
                    _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out processId);
                    break;
                case "User":
                    user = value;
                    break;
                case "Hostname":
                    host = value;
                    break;
            }
        }

        return new Lease
        {
            Token = null,
            Owner = Present(owner) ?? Present(user) ?? UnknownName,
            User = Present(owner) is null || user == owner ? null : Present(user),
            Host = Present(host) ?? UnknownName,
            ProcessId = processId,
            TakenAt = modifiedAt,
            RenewedAt = modifiedAt,
            TtlSeconds = ttlSeconds,
        };
    }

    private static string? Present(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static void Line(StringBuilder text, string key, string value)
    {
        text.Append(key).Append(": ");
        foreach (var character in value)
        {
            // One line a key: a name cannot forge another line.
            text.Append(char.IsControl(character) ? ' ' : character);
        }

        text.Append('\n');
    }

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The older tools' own form: some of them read seconds and an offset, and no seventh digit.</summary>
    private static string TimeOfOlderTools(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);
}
