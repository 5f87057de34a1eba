using System.Diagnostics;
using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The shell lines of the samples for CI, run as they are printed, in a clone as a build server has it.</summary>
[Soak]
public sealed partial class SampleShellTests : IDisposable
{
    private readonly SampleTree tree = new(1);
    private readonly TemporaryDirectory machine = new();

    /// <summary>Each file with how many of its steps run in a shell.</summary>
    public static TheoryData<string, int> Files =>
        new()
        {
            { ".github/actions/check/action.yml", 4 },
            { "samples/github/work-orders.yml", 5 },
            { "samples/gitlab/.gitlab-ci.yml", 5 },
        };

    public void Dispose()
    {
        tree.Dispose();
        machine.Dispose();
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task They_are_content_with_a_tree_that_is_in_order_and_with_no_other(string file, int count)
    {
        var steps = Steps(file);
        Assert.Equal(count, steps.Count);

        await tree.Tool.Must("fmt");
        var backlog = await File.ReadAllTextAsync(
            Path.Join(tree.Root, "_ctx/backlog/backlog.yaml"),
            TestRun.Cancellation
        );
        Commit("_ctx/backlog/backlog.yaml", backlog.Replace("[]", "[WO-0001]", StringComparison.Ordinal));
        var content = Run(steps, "good");
        Commit("_ctx/jobs/pending/WO-0002.yaml", "id:   WO-0002\nversion: 1\n");
        var refused = Run(steps, "bad");

        Assert.All(content, ended => Assert.True(ended.ExitCode == 0, ended.ToString()));
        Assert.Contains(
            refused,
            ended => ended.Step.Contains("reconcile", StringComparison.Ordinal) && ended.ExitCode != 0
        );
        Assert.Contains(
            refused,
            ended => ended.Step.Contains(" lint", StringComparison.Ordinal) && ended.ExitCode == 1
        );
        Assert.All(
            refused.Where(ended => ended.Step.Contains("|| true", StringComparison.Ordinal)),
            log => Assert.Equal(0, log.ExitCode)
        );
    }

    private void Commit(string path, string text)
    {
        tree.Repository.Write(path, text);
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", path);
    }

    private static List<string> Steps(string file) =>
        [
            .. Step()
                .Matches(File.ReadAllText(Path.Join(SourceTree.Root, file)))
                .Select(match =>
                    match.Groups["block"].Success ? match.Groups["block"].Value : match.Groups["line"].Value.Trim('\'')
                ),
        ];

    private List<Ended> Run(IEnumerable<string> steps, string name)
    {
        var clone = machine.At(name);
        GitSandbox.GitIn(machine.Path, "clone", "--quiet", tree.Root, clone);
        var (program, arguments) = WoTool.Command;
        var words = string.Join(' ', arguments.Prepend(program).Select(word => $"'{word}'"));
        var wo = machine.At($"{name}-wo");
        TemporaryDirectory.WriteScript(wo, $"PATH='{Environment.GetEnvironmentVariable("PATH")}'\nexec {words} \"$@\"");

        // Stands for the SDK: a tool that is restored or installed is the one under test.
        Directory.CreateDirectory(machine.At($"{name}-bin"));
        TemporaryDirectory.WriteScript(
            machine.At($"{name}-bin/dotnet"),
            $"""
            case "$1 $2" in
            "tool restore") exit 0 ;;
            "tool install") mkdir -p "$RUNNER_TEMP/wo" && cp '{wo}' "$RUNNER_TEMP/wo/wo" && exit 0 ;;
            esac
            shift
            exec '{wo}' "$@"
            """
        );
        return [.. steps.Select(step => Run(step, clone, name))];
    }

    private Ended Run(string step, string clone, string name)
    {
        var start = new ProcessStartInfo("bash", ["-eo", "pipefail", "-c", step])
        {
            WorkingDirectory = clone,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{machine.At($"{name}-bin")}:{start.Environment["PATH"]}";
        start.Environment["RUNNER_TEMP"] = machine.At($"{name}-temp");
        start.Environment["WO_VERSION"] = "";
        start.Environment["WO_CHECK_ROOT"] = ".";
        start.Environment["WO_CHECK_STRICT"] = "true";
        start.Environment["WO_CHECK_FAIL_ON"] = "P1";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Ended(step, process.ExitCode, output + error.GetAwaiter().GetResult());
    }

    /// <summary>A block or a line of a step, in the two ways in which GitHub and GitLab write it.</summary>
    [GeneratedRegex(
        @"^ *(- )?run: (\|\n(?<block>( {8}.*\n)+)|(?<line>[^|\n].*))|^ {4}- (?<line>dotnet .*)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Step();

    private sealed record Ended(string Step, int ExitCode, string Said);
}
