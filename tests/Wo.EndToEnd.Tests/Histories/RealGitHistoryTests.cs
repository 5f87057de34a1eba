using System.Globalization;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Histories;

[Soak]
public sealed class RealGitHistoryTests
{
    /// <summary>How many: <c>WO_GIT_HISTORIES</c>, or what an ordinary run can afford.</summary>
    private static int Count => Number("WO_GIT_HISTORIES") ?? (WoTool.IsInstalled ? 60 : 5);

    [Fact]
    public async Task Histories_with_real_git_never_lose_a_work_order_or_give_it_to_two()
    {
        var tally = new HistoryTally();
        var seed = Number("WO_SEED") ?? Random.Shared.Next(int.MaxValue / 2);
        for (var number = 0; number < Count; number++)
        {
            await RepositoryHistory.Live(seed + number, tally);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}: {tally}");
        Assert.Equal(Count, tally["histories"]);
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
