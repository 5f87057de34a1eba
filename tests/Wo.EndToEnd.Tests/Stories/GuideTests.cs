using System.Text;
using Wo.EndToEnd.Tests.NextSteps;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>The guide, typed from top to bottom in one shell.</summary>
[Soak]
public sealed class GuideTests
{
    private const string Prompt = "$ ";
    private const string Work = "# … work …";

    /// <summary>What a reader has done already.</summary>
    private static readonly string[] Before = ["dotnet tool install -g trifecta-wo", "cd my-repository"];

    [Fact]
    public async Task Every_line_of_the_guide_does_what_it_says()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the lines are for a shell");
        using var repository = new GitSandbox();
        using var home = new TemporaryDirectory();
        var tools = Directory.CreateDirectory(home.At("bin")).FullName;
        File.WriteAllText(Path.Combine(tools, "make"), "#!/bin/sh\ntest \"$1\" = test\n");
        var variables = new Dictionary<string, string>
        {
            ["PATH"] = $"{tools}:{Environment.GetEnvironmentVariable("PATH")}",
        };
        var lines = Lines();

        var run = await new StepShell(repository.Root, variables, home.Path).Run(Script(lines));

        Assert.True(lines.Count > 12, $"only {lines.Count} lines were found");
        var failed = run.Output.Split('\n').Where(line => line.StartsWith("exit ", StringComparison.Ordinal));
        Assert.True(
            failed.SequenceEqual(["exit 1: WO_OWNER=agent-2 wo take --next --json"]),
            $"{string.Join('\n', failed)}\n{run}"
        );
        Assert.Contains("\"NO_READY_WORK\"", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(repository.Root, "_ctx", "jobs", "done", "WO-0001.yaml")));
        Assert.True(File.Exists(Path.Combine(repository.Root, "_ctx", "jobs", "running", "WO-0002.yaml")));
    }

    private static List<string> Lines() =>
        [
            .. File.ReadLines(Path.Combine(SourceTree.Root, "docs", "guide.md"))
                .Where(line => line.StartsWith(Prompt, StringComparison.Ordinal))
                .Select(line => line[Prompt.Length..])
                .Except(Before),
        ];

    /// <summary>Each line, and how it ended where that was not well.</summary>
    private static string Script(IEnumerable<string> lines)
    {
        var script = new StringBuilder("chmod +x \"$HOME/bin/make\"\n");
        foreach (var line in lines)
        {
            var typed = line == Work ? "mkdir -p src/upload && echo retry > src/upload/retry.txt" : line;
            script.Append(typed).Append("\ncode=$?; [ $code = 0 ] || printf 'exit %s: %s\\n' $code '");
            script.Append(line.Replace("'", "", StringComparison.Ordinal)).Append("'\n");
        }

        return script.ToString();
    }
}
