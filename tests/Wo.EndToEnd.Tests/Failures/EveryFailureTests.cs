using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>
/// Whatever goes wrong: the right exit code, one whole error card, with <c>--json</c> one object, and nothing changed.
/// </summary>
[Soak]
public sealed class EveryFailureTests
{
    /// <summary>All of them, by what goes wrong.</summary>
    internal static readonly Dictionary<string, FailureCase> Cases = new([
        .. UsageFailures.All,
        .. PlaceFailures.All,
        .. StateFailures.All,
        .. FileFailures.All,
        .. GitFailures.All,
        .. ContentFailures.All,
        .. GateFailures.All,
    ]);

    public static IEnumerable<TheoryDataRow<string>> Names =>
        Cases.Select(one =>
            one.Value.Rows.Aggregate(
                new TheoryDataRow<string>(one.Key),
                (row, number) => row.WithTrait(BadInputAttribute.Trait, $"{number}")
            )
        );

    /// <summary>Which cases are about which rows of bad input.</summary>
    internal static IEnumerable<(int Number, string Case)> Rows =>
        Cases.SelectMany(one => one.Value.Rows.Select(number => (number, one.Key)));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_failure_exits_with_its_code_one_card_one_object_and_changes_nothing(string name)
    {
        var failure = Cases[name];
        using var tree = new SampleTree(failure.WorkOrders);
        await failure.Arrange(tree);
        var tool = new WoTool(failure.Place(tree)) { Variables = failure.VariablesIn(tree) };
        var before = tree.Snapshot();

        var text = await tool.Run(failure.Arguments);
        // Options end at "--", so what is meant as one comes first.
        var json = await tool.Run(["--json", .. failure.Arguments]);

        text.AssertFailed(failure.ExitCode, failure.Code);
        json.AssertFailed(failure.ExitCode, failure.Code);
        var answer = json.Json();
        Assert.Equal(
            ["schema", "ok", "data", "warnings", "error"],
            answer.EnumerateObject().Select(member => member.Name)
        );
        Assert.False(answer.GetProperty("ok").GetBoolean());
        var error = answer.GetProperty("error");
        Assert.Equal(failure.Code, error.GetProperty("code").GetString());
        Assert.Equal(failure.ExitCode, error.GetProperty("exit_code").GetInt32());
        Assert.All(
            error.GetProperty("next_steps").EnumerateArray().Concat(error.GetProperty("verify").EnumerateArray()),
            step => Assert.False(string.IsNullOrWhiteSpace(step.GetString()))
        );
        Assert.All(failure.Says, word => Assert.Contains(word, text.Error, StringComparison.Ordinal));
        Assert.Empty(before.Changes(tree.Snapshot(), failure.Writes));
    }

    [Fact]
    public void Failures_are_provoked_in_more_than_50_ways() => Assert.True(Cases.Count > 50, $"{Cases.Count}");
}
