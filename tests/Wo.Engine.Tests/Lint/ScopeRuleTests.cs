using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

public sealed class ScopeRuleTests : IDisposable
{
    private const string Reason = "the whole tree is renamed";
    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("*", true)]
    [InlineData("**", true)]
    [InlineData("**/*", true)]
    [InlineData("*/**", true)]
    [InlineData("**/**", true)]
    [InlineData("./**", true)]
    [InlineData("/**", true)]
    [InlineData("*.*", false)]
    [InlineData("*/*", false)]
    [InlineData("src/**", false)]
    [InlineData("/src/**", false)]
    [InlineData("**/*.cs", false)]
    [InlineData("", false)]
    [InlineData("?", false)]
    public void A_glob_is_bare_if_it_stands_for_everything(string glob, bool isBare) =>
        Assert.Equal(isBare, ScopeGlob.IsBare(glob));

    [Theory]
    [InlineData("x_")]
    [InlineData("")]
    public void A_bare_glob_is_allowed_with_a_reason_until_it_expires_in_either_spelling(string prefix)
    {
        Put(prefix, "true", Reason, "2026-03-16");
        Assert.DoesNotContain(tree.Lint("WO-1"), finding => finding.Level == LintLevel.Error);
    }

    [Fact]
    public void The_spelling_that_the_schemas_do_not_know_is_read_with_a_warning()
    {
        Put("", "true", Reason, "2026-03-16");
        Assert.Equal(3, tree.Lint("WO-1").Count(finding => finding.Code == Problem.ScopeOverride));
        Assert.Equal(["WO-1"], tree.Ready());
    }

    [Theory]
    [InlineData("false", Reason, "2026-03-16")]
    [InlineData("'true'", Reason, "2026-03-16")]
    [InlineData("true", "nineteen characters", "2026-03-16")]
    [InlineData("true", "nineteen characters   ", "2026-03-16")]
    [InlineData("true", Reason, "2026-03-14")]
    [InlineData("true", Reason, "2026-03-15T12:28:30Z")]
    [InlineData("true", Reason, "12:30")]
    [InlineData("true", Reason, "soon")]
    public void An_override_that_is_incomplete_or_expired_is_none(string on, string reason, string expires)
    {
        Put("x_", on, reason, expires);
        Assert.Contains(tree.Lint("WO-1"), finding => finding.Code == Problem.ScopeTooWide);
    }

    [Theory]
    [InlineData("2026-03-15")]
    [InlineData("2026-03-15T12:28:31Z")]
    [InlineData("2026-03-15 14:28:31+02:00")]
    public void An_override_holds_to_the_end_of_its_day_or_to_its_very_moment(string expires)
    {
        Put("x_", "true", Reason, expires);
        Assert.Empty(tree.Lint("WO-1"));
    }

    [Fact]
    public void An_override_that_expired_after_the_work_was_closed_is_no_finding()
    {
        Put("x_", "true", Reason, "2020-01-01", WorkOrderState.Done);
        Assert.Empty(tree.Lint("WO-1"));
    }

    [Fact]
    public void A_bare_glob_in_deny_needs_no_override()
    {
        tree.PutText("WO-1", WorkOrderState.Pending, TreeFixture.Valid("WO-1").Replace("deny: []", "deny: ['**']"));
        Assert.Empty(tree.Lint("WO-1"));
    }

    private void Put(
        string prefix,
        string on,
        string reason,
        string expires,
        WorkOrderState state = WorkOrderState.Pending
    )
    {
        var scope =
            $"deny: []\n  {prefix}override: {on}\n  {prefix}override_reason: '{reason}'\n  {prefix}override_expires: '{expires}'";
        var text = TreeFixture.Valid("WO-1", state.DirectoryName()).Replace("- src/**", "- '**'");
        tree.PutText("WO-1", state, text.Replace("deny: []", scope));
    }
}
