using System.Diagnostics;
using System.Globalization;

namespace Wo.TestKit.Remotes;

/// <summary>An etcd that runs, and ends with the process that started it, however that ends.</summary>
public sealed class EtcdProcess : IDisposable
{
    // The shell ends etcd when its own input ends.
    private const string EndsWithUs =
        "\"$@\" >/dev/null 2>&1 & echo $!; read -r _; kill -KILL $! 2>/dev/null; wait $! 2>/dev/null";

    private readonly Process shell;

    /// <summary>Starts it.</summary>
    /// <param name="before">What stands before its name: a program that becomes it, with arguments.</param>
    /// <param name="arguments">Its arguments.</param>
    public EtcdProcess(IEnumerable<string> before, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["-c", EndsWithUs, "sh", .. before, "etcd", .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        shell = Process.Start(start)!;
        Id = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Its process.</summary>
    public int Id { get; }

    /// <summary>Sends it a signal.</summary>
    /// <param name="name">Its name, such as <c>STOP</c>.</param>
    public void Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once and waits for that.</summary>
    public void Dispose()
    {
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
