using System.Text;

namespace Wo.Engine.Session;

/// <summary>Which markers of one work order a session log has.</summary>
/// <param name="HasIntent">Whether an intent is recorded.</param>
/// <param name="HasResultAfterLatestIntent">Whether a result is recorded after the latest intent.</param>
internal readonly record struct SessionEvidence(bool HasIntent, bool HasResultAfterLatestIntent)
{
    /// <summary>Nothing.</summary>
    public static SessionEvidence None => default;

    /// <summary>Looks through a log line by line. Bytes that are not UTF-8 do no harm outside their own line.</summary>
    public static SessionEvidence In(ReadOnlySpan<byte> log, WorkOrderId id)
    {
        var evidence = None;
        Span<byte> needle = stackalloc byte[id.Value.Length];
        Encoding.ASCII.GetBytes(id.Value, needle);

        // Logs grow long and hardly any line is about one work order, so the rest is not even decoded.
        for (int at; (at = log.IndexOf(needle)) >= 0; )
        {
            var start = log[..at].LastIndexOfAny("\n\r"u8) + 1;
            var length = log[at..].IndexOfAny("\n\r"u8);
            var end = length < 0 ? log.Length : at + length;
            evidence = evidence.With(Encoding.UTF8.GetString(log[start..end]).TrimStart('\uFEFF'), id);
            log = log[end..];
        }

        return evidence;
    }

    private SessionEvidence With(string line, WorkOrderId id) =>
        SessionMarkers.IsIntent(line, id) ? new SessionEvidence(true, false)
        : SessionMarkers.IsResult(line, id) ? this with { HasResultAfterLatestIntent = HasIntent }
        : this;
}
