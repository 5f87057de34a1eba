using System.Text;
using Wo.Engine.Wording;

namespace Wo.Engine.Session;

/// <summary>The end of a session log: what was last intended, or said to have come of it.</summary>
/// <param name="log">The last bytes of the log.</param>
internal sealed class SessionTail(byte[] log)
{
    /// <summary>The last marker of a work order; <see langword="null"/> where the end of the log has none.</summary>
    /// <param name="id">The work order.</param>
    /// <returns>Whether it is a result and not an intent, and its text in one line.</returns>
    public (bool IsResult, string Text)? LastOf(WorkOrderId id)
    {
        var needle = Encoding.ASCII.GetBytes(id.Value);
        ReadOnlySpan<byte> rest = log;
        for (int at; (at = rest.LastIndexOf(needle)) >= 0; )
        {
            var start = rest[..at].LastIndexOfAny("\n\r"u8) + 1;
            var length = log.AsSpan(at).IndexOfAny("\n\r"u8);
            var line = Encoding.UTF8.GetString(log.AsSpan(start, (length < 0 ? log.Length : at + length) - start));
            if (SessionMarkers.IsIntent(line, id))
            {
                return (false, TextAfter(line, SessionMarkers.FormatIntent(id, "")));
            }

            if (SessionMarkers.IsResult(line, id))
            {
                return (true, TextAfter(line, SessionMarkers.FormatResult(id, "")));
            }

            rest = rest[..start];
        }

        return null;
    }

    private static string TextAfter(string line, string marker)
    {
        marker = marker.TrimEnd();
        return OneLine.Of(line[(line.IndexOf(marker, StringComparison.Ordinal) + marker.Length)..]);
    }
}
