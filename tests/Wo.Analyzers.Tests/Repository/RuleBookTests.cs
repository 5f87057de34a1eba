using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.CodeFixes;
using Wo.Analyzers.Tests.Assemblies;
using Wo.Analyzers.Tests.Rules;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Repository;

/// <summary>
/// What is said of a rule in five places is the same: descriptor, release row, page, row of the index, tests.
/// </summary>
public sealed partial class RuleBookTests(ITestOutputHelper output)
{
    private static readonly ImmutableArray<DiagnosticDescriptor> Described =
    [
        .. AllRules
            .Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal),
    ];

    private static readonly ImmutableArray<ReleaseRow> Released =
    [
        .. ReleaseRow.Read("src/Wo.Analyzers"),
        .. ReleaseRow.Read("src/Wo.Generators"),
    ];

    private static string Pages => Path.Combine(SourceTree.Root, "docs", "rules");

    public static IEnumerable<TheoryDataRow<string>> RuleRows =>
        Described.Select(rule => new TheoryDataRow<string>(rule.Id));

    public static IEnumerable<TheoryDataRow<string>> CodeRows =>
        AllRules.Cases.Select(cases => new TheoryDataRow<string>(cases.RuleId));

    public static IEnumerable<TheoryDataRow<string>> AllRows =>
        Released.Select(row => new TheoryDataRow<string>(row.Id));

    [Fact]
    public void Every_id_has_exactly_one_of_each()
    {
        var ids = Described.Select(rule => rule.Id).ToList();
        var all = Released.Select(row => row.Id).Order(StringComparer.Ordinal).ToList();

        Assert.Equal(typeof(RuleIds).GetFields().Select(field => field.GetRawConstantValue()).Order(), ids);
        Assert.Equal(ids, Released.Where(row => row.Folder == "src/Wo.Analyzers").Select(row => row.Id));
        // A setting is no code.
        Assert.Equal(ids.Where(id => id != RuleIds.UnusableSetting), AllRules.Cases.Select(cases => cases.RuleId));
        Assert.Equal(
            all,
            Directory
                .EnumerateFiles(Pages, "WO*.md")
                .Select(file => Path.GetFileNameWithoutExtension(file))
                .Order(StringComparer.Ordinal)
        );
        Assert.All(
            typeof(RuleIds)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(RuleAnalyzer)) && !type.IsAbstract),
            type =>
                Assert.True(
                    type.IsSealed && type.GetCustomAttributes(typeof(DiagnosticAnalyzerAttribute), false).Length == 1
                )
        );
    }

    [Theory]
    [MemberData(nameof(RuleRows))]
    public void A_rule_is_described_as_it_was_released(string id)
    {
        var rule = Described.Single(rule => rule.Id == id);
        var row = Released.Single(row => row.Id == id);

        Assert.Equal(row.Category, rule.Category);
        Assert.Equal(row.Severity, rule.IsEnabledByDefault ? rule.DefaultSeverity.ToString() : "Disabled");
        Assert.Equal(row.Notes, rule.Title.ToString(null));
        Assert.EndsWith(
            $". See docs/rules/{id}.md in the package.",
            rule.Description.ToString(null),
            StringComparison.Ordinal
        );
        Assert.Equal(ProjectAddress.RulePage(id), rule.HelpLinkUri);
        Assert.False(rule.MessageFormat.ToString(null).EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void A_page_says_what_the_release_row_says(string id)
    {
        var row = Released.Single(row => row.Id == id);
        var page = File.ReadAllText(Path.Combine(Pages, $"{id}.md"));

        Assert.StartsWith($"# {id}: {row.Notes}\n", page, StringComparison.Ordinal);
        Assert.Contains(
            $"\n| {row.Category} | {(row.Severity == "Disabled" ? "off by default" : "error")}",
            page,
            StringComparison.Ordinal
        );
        Assert.Equal(
            [
                "Bad",
                "Good",
                "Why",
                "What is found",
                "Known limitations",
                .. HasFix(id) ? ["Fix"] : Array.Empty<string>(),
                "How to suppress or configure",
            ],
            Heading().Matches(page).Select(heading => heading.Groups["text"].Value)
        );
    }

    [Fact]
    public void The_index_is_the_table_of_the_rules()
    {
        var table = new StringBuilder(
            "| rule | finds | category | severity | configurable | fix |\n|---|---|---|---|---|---|\n"
        );
        foreach (var row in Released)
        {
            table.Append(
                CultureInfo.InvariantCulture,
                $"| [{row.Id}]({row.Id}.md) | {row.Notes} | {row.Category} | {Severity(row)} | {Configurable(row)} | {(HasFix(row.Id) ? "yes" : "no")} |\n"
            );
        }

        Assert.Null(GeneratedSection.Difference("docs/rules/README.md", "rules", table.ToString()));
    }

    public static TheoryData<string, string> Presets { get; } =
        new()
        {
            { "none", "none" },
            { "suggestions", "suggestion" },
            { "warnings", "warning" },
            { "errors", "error" },
            { "complete", "error" },
        };

    [Theory]
    [MemberData(nameof(Presets))]
    public void A_preset_sets_every_rule(string name, string severity)
    {
        var text = new StringBuilder(
            $"# Written by a test: all rules as {name}. A file of your own, global or not, goes before it.\nis_global = true\nglobal_level = -10\n\n"
        );
        foreach (var rule in Described)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"dotnet_diagnostic.{rule.Id}.severity = {(rule.IsEnabledByDefault || name == "complete" ? severity : "none")}\n"
            );
        }

        Assert.Null(GeneratedPage.Difference($"src/Wo.Core/Package/presets/wo.{name}.globalconfig", text.ToString()));
    }

    private static string Severity(ReleaseRow row) =>
        row.Severity == "Disabled" ? "off" : row.Severity.ToLowerInvariant();

    private static string Configurable(ReleaseRow row) =>
        Described.SingleOrDefault(rule => rule.Id == row.Id) is { } rule
            ? (rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable) ? "no" : "yes")
            : (
                SourceTree
                    .Files(row.Folder)
                    .Any(file => File.ReadAllText(file).Contains("NotConfigurable", StringComparison.Ordinal))
                    ? "no"
                    : "yes"
            );

    private static bool HasFix(string id) =>
        typeof(PlaceFix)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CodeFixProvider)) && !type.IsAbstract)
            .Any(type => ((CodeFixProvider)Activator.CreateInstance(type)!).FixableDiagnosticIds.Contains(id));

    [Theory]
    [MemberData(nameof(CodeRows))]
    public async Task The_bad_example_is_found_and_the_good_one_is_not(string id)
    {
        var code = CodeBlock()
            .Matches(
                await File.ReadAllTextAsync(Path.Combine(Pages, $"{id}.md"), TestContext.Current.CancellationToken)
            )
            .Select(block => block.Groups["code"].Value)
            .ToList();

        Assert.Contains(id, await Findings(code[0]));
        Assert.DoesNotContain(await Findings(code[1]), found => found != RuleIds.UnknownOrigin || found == id);
    }

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Every_rule_is_tested_beside_its_project(string id)
    {
        var row = Released.Single(row => row.Id == id);
        var tests = row.Folder.Replace("src/", "tests/", StringComparison.Ordinal) + ".Tests";

        Assert.Contains(
            SourceTree.Files(tests),
            file =>
                File.ReadAllText(file) is var text
                && (
                    text.Contains($"\"{id}\"", StringComparison.Ordinal)
                    || text.Contains($"is_{id}", StringComparison.Ordinal)
                    || text.Contains($"RuleIds.{NameOf(id)}", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public void Each_rule_has_cases_in_both_directions()
    {
        output.WriteLine("rule     findings  silence");
        foreach (var cases in AllRules.Cases)
        {
            output.WriteLine($"{cases.RuleId}  {cases.Findings.Length, 9}  {cases.Silence.Length, 7}");
            Assert.True(cases.Findings.Length >= 10 && cases.Silence.Length >= 5, cases.RuleId);
            Assert.All(cases.Findings, code => Assert.Contains("[|", code, StringComparison.Ordinal));
            Assert.All(cases.Silence, code => Assert.DoesNotContain("[|", code, StringComparison.Ordinal));
        }
    }

    private static async Task<List<string>> Findings(string code)
    {
        var compilation = Compilations.Create(RuleCases.Wrap(code)).AddReferences(Lender.AsFile);
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        return [.. (await AllRules.Run(compilation)).Select(found => found.Id)];
    }

    private static string NameOf(string id) =>
        typeof(RuleIds).GetFields().SingleOrDefault(field => (string)field.GetRawConstantValue()! == id)?.Name ?? "";

    [GeneratedRegex(@"^## (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
