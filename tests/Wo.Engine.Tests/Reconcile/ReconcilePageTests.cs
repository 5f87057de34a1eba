namespace Wo.Engine.Tests.Reconcile;

public sealed class ReconcilePageTests
{
    [Fact]
    public void The_page_has_a_row_with_the_level_of_every_code()
    {
        var page = File.ReadAllText(Path.Join(AppContext.BaseDirectory, "reconcile.md"));

        var missing = Problem
            .Findings.Select(code => $"| `{code.Name}` | {code.Level!.Value.ToString().ToUpperInvariant()} |")
            .Where(row => !page.Contains(row, StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
