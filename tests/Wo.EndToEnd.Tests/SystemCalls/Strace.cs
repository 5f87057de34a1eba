using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>
/// Runs the installed tool under <c>strace</c>. Only its first thread is traced, which makes all of its calls, so that
/// calls have the same numbers in every run and git's processes are left alone.
/// </summary>
internal static partial class Strace
{
    /// <summary>Why it cannot run here; <see langword="null"/> where it can.</summary>
    public static string? Hindrance { get; } =
        !WoTool.IsInstalled ? "WO_TEST_TOOL names no installed tool"
        : !IsThere() ? "strace is not installed"
        : null;

    /// <summary>Skips the test, with the reason, where it cannot run.</summary>
    public static void Require() => Assert.SkipWhen(Hindrance is not null, Hindrance ?? "");

    /// <summary>The tool, all its calls of these names listed in a file.</summary>
    public static WoTool Listing(WoTool tool, IEnumerable<string> calls, string file) =>
        tool.Under([.. Start(file), "-e", "trace=" + string.Join(',', calls.Select(call => "?" + call)), "--"]);

    /// <summary>The tool, something done to one of its calls.</summary>
    public static WoTool Injecting(WoTool tool, SweepPoint point, string file) =>
        tool.Under([
            .. Start(file),
            "-e",
            "trace=" + point.Call,
            "-e",
            $"inject={point.Call}:{point.Fault.Expression}:when={point.Number}{(point.Fault.IsSticky ? "+" : "")}",
            .. point.Only is { } only ? ["-P", only] : Array.Empty<string>(),
            "--",
        ]);

    /// <summary>The calls in such a file, a line each, without what the current directory is.</summary>
    public static IReadOnlyList<string> Calls(string file) =>
        [
            .. File.ReadLines(file)
                .Where(line => Call().IsMatch(line))
                .Select(line => line.Replace("AT_FDCWD<", "<", StringComparison.Ordinal))
                .Select(line => CurrentDirectory().Replace(line, "(")),
        ];

    /// <summary>The first call in such a file that something was done to; <see langword="null"/> if there is none.</summary>
    public static string? Injected(string file) =>
        Calls(file).FirstOrDefault(line => line.Contains("(INJECTED", StringComparison.Ordinal));

    /// <summary>The name of the call in a line.</summary>
    public static string NameOf(string line) => line[..line.IndexOf('(', StringComparison.Ordinal)];

    private static string[] Start(string file) => ["strace", "-y", "-s", "0", "-o", file];

    private static bool IsThere() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(directory => File.Exists(Path.Combine(directory, "strace")));

    [GeneratedRegex(@"^[a-z0-9_]+\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\(<[^>]*>, ")]
    private static partial Regex CurrentDirectory();
}
