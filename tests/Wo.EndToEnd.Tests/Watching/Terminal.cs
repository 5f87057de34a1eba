using System.Diagnostics;
using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Watching;

/// <summary>A terminal in tmux with a shell in it, and the tool as the command <c>wo</c> of that shell. Skips without tmux.</summary>
internal sealed class Terminal : IDisposable
{
    /// <summary>What the shell says when it waits for a command.</summary>
    public const string Prompt = "shell>";

    // Far beyond what anything here takes: what never comes fails the test instead of the whole build.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryDirectory files = new();
    private readonly string directory;
    private readonly Dictionary<string, string> variables;

    public Terminal(string directory, int width = 100, int height = 30, params (string Name, string Value)[] variables)
    {
        Assert.SkipUnless(Programs.Has("tmux"), "needs tmux");
        this.directory = directory;
        this.variables = new(GitSandbox.Settings) { ["LC_ALL"] = "C.UTF-8" };
        foreach (var (name, value) in variables)
        {
            this.variables[name] = value;
        }

        var (file, arguments) = WoTool.Command;
        string[] words = [file, .. arguments];
        TemporaryDirectory.WriteScript(
            files.At("bin", "wo"),
            $"exec {string.Join(' ', words.Select(word => $"'{word}'"))} \"$@\""
        );
        this.variables["PATH"] = files.At("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        try
        {
            Tmux(
                "new-session",
                "-d",
                "-x",
                Number(width),
                "-y",
                Number(height),
                // The shell that runs this takes the prompt out of the environment.
                $"env TERM=screen-256color PS1='{Prompt} ' bash --norc --noprofile"
            );
            Sees(Prompt);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the terminal shows, a line each, without blanks at their ends.</summary>
    public string Screen => Tmux("capture-pane", "-p");

    /// <summary>The same with the escape sequences of colours.</summary>
    public string ColouredScreen => Tmux("capture-pane", "-p", "-e");

    /// <summary>Types a line and ends it with Enter.</summary>
    public void Run(string line)
    {
        Tmux("send-keys", "-l", line);
        Press("Enter");
    }

    /// <summary>Presses a key, by the name that tmux has for it.</summary>
    public void Press(string key) => Tmux("send-keys", key);

    /// <summary>Makes it larger or smaller.</summary>
    public void Resize(int width, int height) => Tmux("resize-window", "-x", Number(width), "-y", Number(height));

    /// <summary>Waits until all of these are on the screen at the same time.</summary>
    /// <returns>The screen.</returns>
    public string Sees(params string[] texts) =>
        Sees(screen => texts.All(text => screen.Contains(text, StringComparison.Ordinal)), string.Join(", ", texts));

    /// <summary>Waits until the screen is as it is wanted.</summary>
    /// <returns>The screen.</returns>
    public string Sees(Predicate<string> isWanted, string what)
    {
        for (var start = Stopwatch.StartNew(); start.Elapsed < Patience; Thread.Sleep(50))
        {
            TestRun.Cancellation.ThrowIfCancellationRequested();
            if (Screen is var screen && isWanted(screen))
            {
                return screen;
            }
        }

        Assert.Fail($"never seen: {what}\n{Screen}");
        return "";
    }

    /// <summary>Waits until the shell waits for a command; what is typed before that may go to the program that just ends.</summary>
    /// <returns>The screen.</returns>
    public string SeesPrompt() =>
        Sees(screen => screen.TrimEnd().EndsWith($"\n{Prompt}", StringComparison.Ordinal), "the prompt");

    /// <summary>Starts the tool so that its process is known, and waits until it shows something.</summary>
    /// <returns>The process.</returns>
    public int Start(string line, string sign)
    {
        Run($"bash -c 'echo $$ >\"{files.At("pid")}\"; exec {line}'");
        Sees(sign);
        return int.Parse(File.ReadAllText(files.At("pid")).Trim(), CultureInfo.InvariantCulture);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Tmux("kill-server");
        }
        finally
        {
            files.Dispose();
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Tmux(params string[] words)
    {
        var start = new ProcessStartInfo("tmux", ["-u", "-f", "/dev/null", "-S", files.At("tmux"), .. words])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsUnwanted).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestRun.Cancellation);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"tmux {string.Join(' ', words)}: {error.Result}");
        return output;
    }

    private static bool IsUnwanted(string variable) =>
        variable is "CI" or "NO_COLOR" or "TMUX" or "TERM"
        || variable.StartsWith("WO_", StringComparison.Ordinal)
        || variable.StartsWith("GIT_", StringComparison.Ordinal);
}
