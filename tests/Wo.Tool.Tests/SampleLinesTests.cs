using System.Text.Json;
using System.Text.RegularExpressions;
using Wo.Core.Yaml;
using Wo.TestKit;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests;

/// <summary>The samples for CI and hooks hold lines that the tool accepts, and the matcher reads what lint prints.</summary>
public sealed partial class SampleLinesTests
{
    private static readonly string[] Files =
    [
        ".github/actions/check/action.yml",
        ".pre-commit-hooks.yaml",
        "samples/github/work-orders.yml",
        "samples/gitlab/.gitlab-ci.yml",
        "samples/pre-commit/.pre-commit-config.yaml",
    ];

    public static TheoryData<string> All => [.. Files];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_line_that_runs_the_tool_is_one_that_it_accepts(string file)
    {
        var commandLine = new ToolCommandLine(CommandCatalog.Create());

        foreach (var line in Lines(file))
        {
            Assert.Null(commandLine.ProblemWith(line));
        }
    }

    [Fact]
    public void The_samples_lint_format_and_reconcile()
    {
        Assert.Equal(3, Lines(".github/actions/check/action.yml").Count);
        Assert.Equal(["wo lint", "wo fmt --check"], Lines(".pre-commit-hooks.yaml"));
        Assert.Contains("wo reconcile --fail-on P1", Lines("samples/gitlab/.gitlab-ci.yml"));
        Assert.Contains("wo lint --format github", Lines("samples/github/work-orders.yml"));
    }

    [Fact]
    public void The_sample_uses_only_inputs_and_hooks_that_are_declared()
    {
        var inputs = Keys(Read(".github/actions/check/action.yml"), "inputs");
        var steps = Scalars(Read("samples/github/work-orders.yml")).ToList();
        var given = Strings(Read("samples/pre-commit/.pre-commit-config.yaml"), "id");

        Assert.Superset(new HashSet<string> { "strict", "fail-on", "sarif" }, inputs.ToHashSet());
        Assert.Contains(
            steps,
            step => step.Value.StartsWith("OWNER/trifecta-wo/.github/actions/check@", StringComparison.Ordinal)
        );
        Assert.Equal(Strings(Read(".pre-commit-hooks.yaml"), "id").Order(), given.Order());
    }

    [Fact]
    public async Task The_lines_of_the_hooks_are_content_with_a_tree_that_is_in_order_and_not_with_another()
    {
        using var tree = new TreeSandbox();
        await tree.Wo("new", "--epic", "E-0001", "--title", "A title", "--verify", "true");
        var lines = Lines(".pre-commit-hooks.yaml").Select(line => line.Split(' ')[1..]).ToList();
        foreach (var line in lines)
        {
            Assert.Equal(0, (await tree.Wo(line)).ExitCode);
        }

        tree.PutText("WO-0002", "pending", "id:   WO-0002\nversion: 1\n");
        foreach (var line in lines)
        {
            Assert.NotEqual(0, (await tree.Wo(line)).ExitCode);
        }
    }

    [Fact]
    public async Task The_problem_matcher_reads_every_finding_that_lint_prints()
    {
        using var tree = new TreeSandbox();
        tree.PutVariety();
        using var matcher = JsonDocument.Parse(
            File.ReadAllText(Path.Join(SourceTree.Root, ".github", "wo-problem-matcher.json"))
        );
        var patterns = matcher
            .RootElement.GetProperty("problemMatcher")
            .EnumerateArray()
            .Select(one => one.GetProperty("pattern")[0])
            .ToList();

        var run = await tree.Wo("lint");

        var findings = run.Output.Split('\n').Where(line => Finding().IsMatch(line)).ToList();
        Assert.Contains(findings, line => line.Contains(": note: ", StringComparison.Ordinal));
        foreach (var line in findings)
        {
            var (pattern, match) = patterns
                .Select(pattern =>
                    (pattern, Regex.Match(line, pattern.GetProperty("regexp").GetString()!, RegexOptions.ECMAScript))
                )
                .Single(one => one.Item2.Success);
            Assert.Matches("^_ctx/[^:]+$", match.Groups[pattern.GetProperty("file").GetInt32()].Value);
            Assert.Matches("^[A-Z_]+$", match.Groups[pattern.GetProperty("code").GetInt32()].Value);
        }
    }

    /// <summary>The lines of a sample that run the tool, as a shell would see them: without variables and redirections.</summary>
    private static List<string> Lines(string file) =>
        [
            .. Scalars(Read(file))
                .SelectMany(text => text.Value.Split('\n'))
                .Select(line => Call().Match(line.Trim()))
                .Where(match => match.Success)
                .Select(match => "wo " + Variable().Replace(Options().Replace(match.Groups["rest"].Value, ""), "P1")),
        ];

    private static YamlNode Read(string file) =>
        YamlReader.Read(File.ReadAllBytes(Path.Join(SourceTree.Root, file))).TryGet(out var document, out var error)
            ? document.Root
            : throw new InvalidOperationException($"{file}: {error}");

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) =>
        node switch
        {
            YamlMapping mapping => mapping
                .Entries.Where(entry => entry.Key.Value is not ("name" or "description"))
                .SelectMany(entry => Scalars(entry.Value)),
            YamlSequence list => list.Items.SelectMany(Scalars),
            _ => [(YamlScalar)node],
        };

    private static IEnumerable<string> Strings(YamlNode node, string key) =>
        node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(entry =>
                entry.Key.Value == key && entry.Value is YamlScalar text ? [text.Value] : Strings(entry.Value, key)
            ),
            YamlSequence list => list.Items.SelectMany(item => Strings(item, key)),
            _ => [],
        };

    private static IEnumerable<string> Keys(YamlNode root, string key) =>
        root is YamlMapping mapping && mapping.TryGet(key, out var value)
            ? ((YamlMapping)value).Entries.Select(entry => entry.Key.Value)
            : [];

    [GeneratedRegex("""^(?:dotnet wo|wo|"\$RUNNER_TEMP/wo/wo") (?<rest>.*?)(?: >.*)?$""")]
    private static partial Regex Call();

    // Options that may be none.
    [GeneratedRegex(@" \x22\$\{\w+\[@\]\}\x22")]
    private static partial Regex Options();

    [GeneratedRegex(@"\x22\$\w+\x22")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^_ctx/.*:\d+:\d+: ")]
    private static partial Regex Finding();
}
