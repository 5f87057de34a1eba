using System.Globalization;

namespace Wo.Engine.Processes;

/// <summary>
/// A child that leads a session, and everything it started that did not leave the session. The leader must not be
/// reaped while this is in use: as a zombie it keeps its number, and so the session's, from being given to others.
/// </summary>
internal sealed class ProcessSession(int leader)
{
    /// <summary>Sends a signal to the leader's process group and to the session's other groups.</summary>
    public void Signal(int signal)
    {
        _ = ProcessCalls.kill(-leader, signal);
        // Background jobs of a shell with job control have groups of their own in the same session.
        foreach (var member in LiveMembers())
        {
            if (member.Group != leader)
            {
                _ = ProcessCalls.kill(member.Pid, signal);
            }
        }
    }

    /// <summary>Whether anything but the leader still runs. Known on Linux only; elsewhere the answer is no.</summary>
    public bool HasLiveFollowers() => LiveFollowers().Any();

    /// <summary>The numbers of the processes besides the leader that still run. Known on Linux only.</summary>
    public IEnumerable<int> LiveFollowers() =>
        LiveMembers().Where(member => member.Pid != leader).Select(member => member.Pid);

    private List<(int Pid, int Group)> LiveMembers()
    {
        var members = new List<(int, int)>();
        if (!Directory.Exists("/proc/self"))
        {
            return members;
        }

        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(
                    Path.GetFileName(directory.AsSpan()),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var pid
                ) && TryReadGroup(directory, out var group)
            )
            {
                members.Add((pid, group));
            }
        }

        return members;
    }

    private bool TryReadGroup(string directory, out int group)
    {
        group = 0;
        string stat;
        try
        {
            stat = File.ReadAllText(Path.Combine(directory, "stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false; // it ended meanwhile
        }

        // pid (name) state parent group session …, and the name may contain anything, parentheses included.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ', 5);
        return fields.Length == 5
            && fields[0] is not ("Z" or "X")
            && int.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var session)
            && session == leader
            && int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out group);
    }
}
