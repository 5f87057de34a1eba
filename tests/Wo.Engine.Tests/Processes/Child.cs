using Wo.Engine.Processes;

namespace Wo.Engine.Tests.Processes;

/// <summary>Shell scripts as child processes.</summary>
internal static class Child
{
    public static readonly IProcessRunner Runner = ProcessRunner.ForThisPlatform(TimeProvider.System);

    public static ProcessRequest Shell(string script, params string[] arguments) =>
        new("sh", ["-c", script, "sh", .. arguments], Path.GetTempPath());

    public static ProcessOutcome Run(string script, params string[] arguments) => Run(Shell(script, arguments));

    public static ProcessOutcome Run(ProcessRequest request) =>
        Runner.Run(request, TestContext.Current.CancellationToken);

    /// <summary>Whether a process still runs; a zombie does not.</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Whether a process ends that was killed. On a busy machine that takes the kernel a moment.</summary>
    public static bool Ends(int pid) => SpinWait.SpinUntil(() => !IsAlive(pid), TimeSpan.FromSeconds(10));
}
