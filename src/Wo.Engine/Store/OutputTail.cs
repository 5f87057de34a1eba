using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Store;

/// <summary>The end of what a command printed, as lines that a person reads.</summary>
/// <param name="Lines">The last lines, without colours and without what a progress bar had overwritten.</param>
/// <param name="IsAll">Whether there was nothing before them.</param>
internal sealed partial record OutputTail(ImmutableArray<string> Lines, bool IsAll)
{
    private const int MaxLines = 20;
    private const int MaxLineLength = 400;
    private const int MaxBytes = 16 * 1024;

    /// <summary>No output.</summary>
    public static OutputTail None { get; } = new([], IsAll: true);

    /// <summary>The end of a log.</summary>
    /// <param name="log">The log, which may grow meanwhile.</param>
    /// <param name="maxLines">How many lines at most.</param>
    /// <param name="maxBytes">How many bytes of it are read at most.</param>
    public static OutputTail Of(SafeFileHandle log, int maxLines = MaxLines, int maxBytes = MaxBytes)
    {
        var length = RandomAccess.GetLength(log);
        var bytes = new byte[Math.Min(length, maxBytes)];
        var read = RandomAccess.Read(log, bytes, length - bytes.Length);
        var lines = Encoding.UTF8.GetString(bytes, 0, read).TrimEnd('\r', '\n').Split('\n');
        var first = bytes.Length < length ? 1 : 0; // the first one was cut
        var from = Math.Max(Math.Min(first, lines.Length - 1), lines.Length - maxLines);
        return lines is [""]
            ? None
            : new([.. lines[from..].Select(Readable)], IsAll: from == 0 && bytes.Length == length);
    }

    private static string Readable(string line)
    {
        var text = TerminalSequence().Replace(line, "").TrimEnd('\r');
        text = text[(text.LastIndexOf('\r') + 1)..];
        return text.Length > MaxLineLength ? string.Concat(text.AsSpan(0, MaxLineLength), "…") : text;
    }

    /// <summary>Colours, cursor movements and titles of windows.</summary>
    /// <remarks>
    /// What a repetition of it takes, nothing after it can take, so that it is linear in the line. The engine that promises that for every
    /// pattern has to be built in each process.
    /// </remarks>
    [GeneratedRegex(@"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?)")]
    private static partial Regex TerminalSequence();
}
