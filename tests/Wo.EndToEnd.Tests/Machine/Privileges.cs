using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>What only root may do: mount file systems, make files immutable, become somebody else.</summary>
internal static class Privileges
{
    private static readonly Lazy<string?> Hindrance = new(FindHindrance);

    /// <summary>Skips the test, with the reason, where it may not be done.</summary>
    public static void Require() => Assert.SkipWhen(Hindrance.Value is not null, Hindrance.Value ?? "");

    /// <summary>Runs a program and expects it to succeed.</summary>
    public static void Must(string program, params string[] arguments)
    {
        var (code, text) = Run(program, arguments);
        Assert.True(code == 0, $"{program} {string.Join(' ', arguments)}: {text}");
    }

    /// <summary>Runs a program, whatever comes of it.</summary>
    public static (int ExitCode, string Error) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error);
    }

    /// <summary>Runs a program for what it prints.</summary>
    public static (int ExitCode, string Output) OutputOf(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    private static string? FindHindrance()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return "mounting file systems (unshare --mount) needs root";
        }

        using var place = new TemporaryDirectory();
        var (code, error) = Run("unshare", "--mount", "mount", "-t", "tmpfs", "none", place.Path);
        return code == 0 ? null : $"unshare --mount does not work here, not even for root: {error.Trim()}";
    }
}
