using System.Collections;
using System.Diagnostics;

namespace Wo.Package.Tests;

/// <summary>Runs <c>dotnet</c> as a user would: without what the build that runs the tests has set.</summary>
/// <param name="directory">Where it runs.</param>
/// <param name="compiler">The compiler that its builds share, or null if each starts its own.</param>
public sealed class Dotnet(string directory, SharedCompiler? compiler = null)
{
    /// <summary>Variables that are set for it.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Runs it to its end.</summary>
    public async Task<DotnetOutcome> RunAsync(CancellationToken cancellation, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (((string)variable.Key).StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            {
                start.Environment.Remove((string)variable.Key);
            }
        }

        // No build process may outlive the tests.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = compiler is null ? "false" : "true";
        start.Environment["SharedCompilationId"] = compiler?.Id;
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "true";
        start.Environment["DOTNET_NOLOGO"] = "true";
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new DotnetOutcome(process.ExitCode, await output + await errors);
    }
}
