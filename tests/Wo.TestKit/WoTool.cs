using System.Diagnostics;

namespace Wo.TestKit;

/// <summary>
/// The tool as a process: the installed one that <c>WO_TEST_TOOL</c> names, else the build's own output run by
/// <c>dotnet</c>.
/// </summary>
/// <param name="workingDirectory">Absolute path of the directory that it runs in.</param>
public sealed class WoTool(string workingDirectory)
{
    private const string Gate = "read -r _ || :; exec \"$0\" \"$@\"";

    /// <summary>Whether the tests run the installed tool.</summary>
    public static bool IsInstalled => InstalledPath is not null;

    /// <summary>
    /// The words that start something else, which starts the tool: <c>strace</c> with its options, or a shell with
    /// <see cref="InShell"/>.
    /// </summary>
    public string[] Prefix { get; init; } = [];

    /// <summary>The prefix for a shell that runs a command first and then becomes the tool.</summary>
    public static string[] InShell(string command) => ["bash", "-c", command + "; exec \"$0\" \"$@\""];

    /// <summary>How to start it: a file and the arguments that come before the tool's own.</summary>
    public static (string FileName, string[] Arguments) Command =>
        InstalledPath is { } path ? (path, []) : ("dotnet", [Path.Combine(AppContext.BaseDirectory, "wo.dll")]);

    private static string? InstalledPath =>
        Environment.GetEnvironmentVariable("WO_TEST_TOOL") is { Length: > 0 } path ? path : null;

    /// <summary>Variables that are set for it, besides the environment of the tests without its own ones.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>The same tool in another directory.</summary>
    public WoTool In(string directory) => new(directory) { Variables = Variables, Prefix = Prefix };

    /// <summary>The same tool with another variable set.</summary>
    public WoTool With(string variable, string value) =>
        new(workingDirectory)
        {
            Variables = new(Variables) { [variable] = value },
            Prefix = Prefix,
        };

    /// <summary>The same tool, started by something else.</summary>
    public WoTool Under(params string[] prefix) => new(workingDirectory) { Variables = Variables, Prefix = prefix };

    /// <summary>Runs it to its end with nothing on standard input.</summary>
    public Task<WoOutcome> RunAsync(CancellationToken cancellation, params string[] arguments) =>
        RunAsync(arguments, cancellation);

    /// <inheritdoc cref="RunAsync(CancellationToken, string[])"/>
    public async Task<WoOutcome> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        using var process = Start(arguments);
        return await process.EndAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Starts it.</summary>
    public WoProcess Start(params string[] arguments)
    {
        var (file, prefix) = Command;
        string[] words = [.. Prefix, file, .. prefix, .. arguments];
        var process = Launch(words[0], words[1..]);
        process.Begin();
        return process;
    }

    /// <summary>
    /// Runs several at once. All of them stand ready behind a gate, as shells that become the tool, before the first
    /// begins.
    /// </summary>
    public async Task<WoOutcome[]> RaceAsync(IEnumerable<string[]> runs, CancellationToken cancellation)
    {
        var (file, prefix) = Command;
        var processes = new List<WoProcess>();
        try
        {
            foreach (var arguments in runs)
            {
                processes.Add(Launch("sh", ["-c", Gate, file, .. prefix, .. arguments]));
            }

            processes.ForEach(process => process.Begin());
            return await Task.WhenAll(processes.Select(process => process.EndAsync(cancellation)))
                .ConfigureAwait(false);
        }
        finally
        {
            processes.ForEach(process => process.Dispose());
        }
    }

    private WoProcess Launch(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in GitSandbox.Settings.Concat(Variables))
        {
            start.Environment[name] = value;
        }

        return new WoProcess(Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start"));
    }

    private static bool IsOurs(string variable) =>
        variable.StartsWith("WO_", StringComparison.Ordinal) || variable.StartsWith("GIT_", StringComparison.Ordinal);
}
