using System.Diagnostics;

namespace Wo.EndToEnd.Tests;

/// <summary>
/// The tool as a process: the installed one that <c>WO_TEST_TOOL</c> names, else the build's own output run by
/// <c>dotnet</c>.
/// </summary>
internal static class ToolUnderTest
{
    /// <summary>Whether the tests run the installed tool.</summary>
    public static bool IsInstalled => InstalledPath is not null;

    private static string? InstalledPath =>
        Environment.GetEnvironmentVariable("WO_TEST_TOOL") is { Length: > 0 } path ? path : null;

    /// <summary>How to start it: a file and the arguments that come before the tool's own.</summary>
    public static (string FileName, string[] Arguments) Command =>
        InstalledPath is { } path ? (path, []) : ("dotnet", [Path.Combine(AppContext.BaseDirectory, "wo.dll")]);

    /// <summary>Runs it to its end with nothing on standard input.</summary>
    /// <param name="workingDirectory">Absolute path of the current directory.</param>
    /// <param name="arguments">The tool's arguments.</param>
    /// <param name="cancellation">Stops waiting, and kills the process.</param>
    public static async Task<ToolOutcome> RunAsync(
        string workingDirectory,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        (string fileName, string[] prefix) = Command;
        var start = new ProcessStartInfo(fileName, [.. prefix, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process =
            Process.Start(start) ?? throw new InvalidOperationException($"{fileName} did not start");
        try
        {
            process.StandardInput.Close();
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
            string output = await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new ToolOutcome(process.ExitCode, output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
