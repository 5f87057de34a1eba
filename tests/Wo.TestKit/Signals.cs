using System.Diagnostics;
using System.Globalization;

namespace Wo.TestKit;

/// <summary>Sends signals to processes.</summary>
public static class Signals
{
    // As Linux numbers them; a mask of ignored signals has bit n - 1 for signal n.
    private static readonly Dictionary<string, int> Numbers = new()
    {
        ["HUP"] = 1,
        ["INT"] = 2,
        ["TERM"] = 15,
    };

    /// <summary>Sends a signal to one process.</summary>
    /// <param name="name">Without <c>SIG</c>.</param>
    /// <param name="processId">The process.</param>
    /// <exception cref="InvalidOperationException">
    /// It cannot be sent, or this test run ignores it, and so does what it starts: a shell runs the background jobs of a
    /// script so, and a test would wait for what never comes.
    /// </exception>
    public static void Send(string name, int processId)
    {
        if (IsIgnoredHere(name))
        {
            throw new InvalidOperationException(
                $"this test run ignores SIG{name}, and so does what it starts; start it with env --default-signal={name}"
            );
        }

        using var kill = Process.Start("sh", ["-c", $"kill -s {name} {processId}"]);
        kill.WaitForExit();
        if (kill.ExitCode != 0)
        {
            throw new InvalidOperationException($"SIG{name} could not be sent to {processId}");
        }
    }

    /// <summary>Whether a signal that was sent to a process waits to be delivered; another one of its kind is lost meanwhile.</summary>
    /// <param name="name">Without <c>SIG</c>.</param>
    /// <param name="processId">The process.</param>
    public static bool IsPending(string name, int processId) =>
        IsInMask(name, processId.ToString(CultureInfo.InvariantCulture), "ShdPnd:");

    private static bool IsIgnoredHere(string name) => IsInMask(name, "self", "SigIgn:");

    /// <summary>Known on Linux alone.</summary>
    private static bool IsInMask(string name, string process, string field)
    {
        var status = $"/proc/{process}/status";
        if (!Numbers.TryGetValue(name, out var number) || !File.Exists(status))
        {
            return false;
        }

        var line = File.ReadLines(status).First(line => line.StartsWith(field, StringComparison.Ordinal));
        var mask = ulong.Parse(line.AsSpan(field.Length).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (mask & (1UL << (number - 1))) != 0;
    }
}
