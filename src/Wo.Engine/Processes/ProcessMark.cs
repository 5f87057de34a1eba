using System.Globalization;
using System.Text;

namespace Wo.Engine.Processes;

/// <summary>
/// A variable in the environment of a child by which its descendants are found, also those that left its session: each
/// process hands its environment on. Works on Linux only, for processes that this user may look at.
/// </summary>
/// <param name="value">A value that no other child has.</param>
internal sealed class ProcessMark(string value)
{
    /// <summary>The variable.</summary>
    public const string Variable = "WO_GATE_RUN";

    private const int MaxCommandLength = 80;
    private const int FirstRead = 16 * 1024;
    private readonly byte[] assignment = Encoding.UTF8.GetBytes($"{Variable}={value}");

    /// <summary>The environment with the mark in it.</summary>
    public ProcessEnvironment On(ProcessEnvironment environment) => environment.With(Variable, value);

    /// <summary>The numbers of the processes that have the mark.</summary>
    public IEnumerable<int> Find()
    {
        if (!Directory.Exists("/proc/self"))
        {
            yield break;
        }

        foreach (var directory in Directory.EnumerateDirectories("/proc"))
        {
            var name = Path.GetFileName(directory.AsSpan());
            if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && IsMarked(directory))
            {
                yield return pid;
            }
        }
    }

    /// <summary>
    /// Program and arguments of a process, of one that is just being started its name; empty where it has ended.
    /// </summary>
    public static string CommandOf(int pid)
    {
        var words = Encoding.UTF8.GetString(Read($"/proc/{pid}/cmdline")).TrimEnd('\0').Replace('\0', ' ');
        if (words.Length == 0)
        {
            words = Encoding.UTF8.GetString(Read($"/proc/{pid}/comm")).TrimEnd('\n');
        }

        return words.Length > MaxCommandLength ? string.Concat(words.AsSpan(0, MaxCommandLength), "…") : words;
    }

    private bool IsMarked(string directory)
    {
        ReadOnlySpan<byte> variables = Read(Path.Join(directory, "environ"));
        foreach (var range in variables.Split((byte)0))
        {
            if (variables[range].SequenceEqual(assignment))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The whole file, without the lock that the framework takes on what it reads at once.</summary>
    private static byte[] Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, share: FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[FirstRead];
            var length = 0;
            while (RandomAccess.Read(file, bytes.AsSpan(length), length) is var read and > 0)
            {
                length += read;
                if (length == bytes.Length)
                {
                    Array.Resize(ref bytes, 2 * length);
                }
            }

            return bytes[..length];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return []; // it ended meanwhile, or is another user's
        }
    }
}
