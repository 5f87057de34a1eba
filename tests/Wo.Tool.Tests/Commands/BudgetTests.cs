using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What an agent reads of a job costs no more than the page says: each answer, as tokens of four bytes.</summary>
public sealed partial class BudgetTests : IDisposable
{
    private const string Place = "/home/alice";
    private const int BytesOfToken = 4;

    private readonly TreeSandbox tree = new(name: "app");
    private readonly List<(string Surface, int Tokens, int Most)> costs = [];

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Each_answer_of_a_job_stays_within_its_budget_and_the_page_says_what_it_costs()
    {
        for (var number = 1; number <= 9; number++)
        {
            tree.Put(
                $"WO-000{number}",
                title: $"Segment clustering of the uploader, part {number}",
                more: "objective: Clusters that share a border become one.\ndeliverables: [report.md]"
            );
        }

        tree.Commit("Plan");

        Add("`wo prime`", 600, (await tree.Wo("prime")).Output);
        Add("`wo list --ready --json --limit 5`", 400, await Data("list", "--ready", "--json", "--limit", "5"));
        Add(
            "`wo take --next --json`, without the content of the work order",
            500,
            WithoutContent(await Data("take", "--next", "--json"), "work_order")
        );
        Add("`wo take --json`, held by another", 150, await Data("take", "WO-0001", "--owner", "eve", "--json"));
        Add(
            "`wo show --json`, without the content of the work order",
            400,
            WithoutContent(await Data("show", "WO-0001", "--json"), "document")
        );
        Add("`wo status --json`", 400, await Data("status", "--json"));
        tree.Directory = Path.Join(tree.Git.Surroundings.Path, ".worktrees", "WO-0001");
        Add("`wo heartbeat --json`", 100, await Data("heartbeat", "--json"));
        Add("`wo session result --json`", 100, await Data("session", "result", "it works", "--json"));
        Add("`wo finish --json`, refused", 250, await Data("finish", "--json", "--summary", "it works"));
        GitSandbox.GitIn(tree.Directory, "commit", "--quiet", "--allow-empty", "--message", "Do the work");
        Add("`wo verify --json`, with one command", 250, await Data("verify", "--json"));
        Add("`wo finish --json`, with one command", 250, await Data("finish", "--json", "--summary", "it works"));

        Assert.All(costs, cost => Assert.True(cost.Tokens <= cost.Most, $"{cost.Surface}: {cost.Tokens} tokens"));
        Assert.Null(
            GeneratedSection.Difference(
                "docs/mcp.md",
                "budgets",
                "| answer | tokens | at most |\n|---|---|---|\n"
                    + string.Concat(
                        costs.Select(cost =>
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"| {cost.Surface} | {cost.Tokens} | {cost.Most} |\n"
                            )
                        )
                    )
            )
        );
    }

    private void Add(string surface, int most, string text) =>
        costs.Add((surface, (Encoding.UTF8.GetByteCount(Usual(text)) / BytesOfToken / 10 * 10) + 10, most));

    /// <summary>The text as it is on another machine: what is longer here and shorter there counts for nothing.</summary>
    private string Usual(string text) =>
        Seconds()
            .Replace(text, "1.5")
            .Replace(tree.Git.Root, Place + "/app", StringComparison.Ordinal)
            .Replace(tree.Git.Surroundings.Path, Place, StringComparison.Ordinal)
            .Replace($"\"{Environment.MachineName}\"", "\"build-7\"", StringComparison.Ordinal)
            .Replace($" on {Environment.MachineName} ", " on build-7 ", StringComparison.Ordinal);

    [GeneratedRegex("(?<=seconds\":)[0-9.]+")]
    private static partial Regex Seconds();

    private async Task<string> Data(params string[] words)
    {
        var run = await tree.Wo(words);
        Assert.True(run.Json.TryGetProperty("schema", out _), run.Output);
        return run.Output;
    }

    private static string WithoutContent(string answer, string member)
    {
        using var parsed = JsonDocument.Parse(answer);
        var content = parsed.RootElement.GetProperty("data").GetProperty(member).GetRawText();
        return answer.Replace(content, "", StringComparison.Ordinal);
    }
}
