using System.Globalization;

namespace Wo.Bench;

/// <summary>What one run of a command asks of the system, counted by <c>strace</c> and <c>time</c> where they are there.</summary>
/// <param name="Calls">System calls of the command itself, without its child processes.</param>
/// <param name="Processes">Child processes that ran a program.</param>
/// <param name="Syncs">Calls that wait for the disk, those of child processes included.</param>
internal sealed record SystemCost(int Calls, int Processes, int Syncs)
{
    private const string Tracer = "/usr/bin/strace";
    private const string Timer = "/usr/bin/time";

    /// <summary>Runs a command once more and counts; what cannot be counted here is 0.</summary>
    public static SystemCost Of(string tool, string directory, params string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            if (!File.Exists(Tracer))
            {
                return new SystemCost(0, 0, 0);
            }

            new Command(Tracer, directory).RunAny(["-f", "-qq", "-o", log, tool, .. arguments]);
            return Count(File.ReadAllLines(log));
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>Runs a command once more and says how much memory it had at most, in kilobytes; 0 where that is not told.</summary>
    public static int Memory(string tool, string directory, params string[] arguments)
    {
        var log = Path.GetTempFileName();
        try
        {
            if (!File.Exists(Timer))
            {
                return 0;
            }

            new Command(Timer, directory).RunAny(["-f", "%M", "-o", log, tool, .. arguments]);
            return int.Parse(File.ReadAllLines(log)[^1], CultureInfo.InvariantCulture);
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static SystemCost Count(string[] lines)
    {
        var children = new HashSet<string>(StringComparer.Ordinal);
        var (calls, processes, syncs) = (0, -1, 0);
        foreach (var line in lines)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            var (process, call) = (line[..space], line[space..].TrimStart());
            // A call that another process interrupts is told in two lines.
            var isProgram =
                call.StartsWith("execve(", StringComparison.Ordinal)
                || call.StartsWith("<... execve resumed>", StringComparison.Ordinal);
            if (isProgram && call.EndsWith(" = 0", StringComparison.Ordinal))
            {
                processes++;
                if (processes > 0)
                {
                    children.Add(process);
                }
            }

            // Git reads a large index with many threads, which are not the command's.
            if (children.Contains(process) && Made(call) is { } made)
            {
                children.Add(made);
            }

            syncs +=
                call.StartsWith("fsync(", StringComparison.Ordinal)
                || call.StartsWith("fdatasync(", StringComparison.Ordinal)
                    ? 1
                    : 0;
            var begins = call.Length > 0 && char.IsAsciiLetterLower(call[0]);
            calls += begins && !children.Contains(process) ? 1 : 0;
        }

        return new SystemCost(calls, processes, syncs);
    }

    /// <summary>The thread or process that a call has made; <see langword="null"/> where it is another call.</summary>
    private static string? Made(string call)
    {
        var isMaking =
            call.StartsWith("clone", StringComparison.Ordinal)
            || call.StartsWith("<... clone", StringComparison.Ordinal)
            || call.StartsWith("vfork", StringComparison.Ordinal)
            || call.StartsWith("<... vfork", StringComparison.Ordinal);
        var answer = call.LastIndexOf(" = ", StringComparison.Ordinal);
        return isMaking && answer >= 0 ? call[(answer + 3)..] : null;
    }
}
