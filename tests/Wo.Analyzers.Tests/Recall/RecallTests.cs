using Wo.TestKit;

namespace Wo.Analyzers.Tests.Recall;

/// <summary>
/// How many of the ways in which programs come to a path are followed. Each is tried both ways: with a guarded directory it
/// is found, with another in the same place it is not.
/// </summary>
[Soak]
public sealed class RecallTests(ITestOutputHelper output)
{
    // Keeps the rules on, in code that has no other guarded directory.
    private const string Seed = "static class Seed { public const string Name = \"_ctx\"; }";

    private static readonly string[] Rules =
    [
        RuleIds.RawWrite,
        RuleIds.RawChange,
        RuleIds.WritableStream,
        RuleIds.RawDelegate,
        RuleIds.RacyClaim,
    ];

    private static readonly Idiom[] All =
    [
        .. LocalIdioms.All,
        .. MemberIdioms.All,
        .. CallIdioms.All,
        .. ContractIdioms.All,
        .. FunctionIdioms.All,
    ];

    /// <summary>What is not followed; the pages say so (<c>docs/rules/README.md</c>).</summary>
    private static readonly string[] Limits = ["a StringBuilder", "a Uri"];

    public static IEnumerable<TheoryDataRow<string>> Rows => All.Select(idiom => new TheoryDataRow<string>(idiom.Name));

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task An_idiom_is_found_where_it_leads_to_a_guarded_directory_and_nowhere_else(string name)
    {
        var idiom = All.Single(idiom => idiom.Name == name);

        Assert.Equal(!Limits.Contains(name), await IsFound(idiom.Guarded));
        Assert.False(await IsFound(idiom.Other), "found without a guarded directory");
    }

    [Fact]
    public async Task The_share_of_idioms_that_are_found_is_known()
    {
        var missed = new List<string>();
        foreach (var idiom in All)
        {
            if (!await IsFound(idiom.Guarded))
            {
                missed.Add(idiom.Name);
            }
        }

        output.WriteLine($"{All.Length - missed.Count}/{All.Length} idioms are found");
        output.WriteLine($"not followed: {string.Join(", ", missed)}");
        Assert.Equal(Limits.Order(), missed.Order());
        Assert.True(All.Length >= 100);
    }

    private static async Task<bool> IsFound(string source)
    {
        var compilation = Compilations.Create(source, Seed);
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(problem => problem.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
        );
        return (await AllRules.Run(compilation)).Any(found => Rules.Contains(found.Id));
    }
}
