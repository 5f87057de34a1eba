using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class BranchNameTests
{
    [Theory]
    [InlineData("feat/wo-WO-0016")]
    [InlineData("main")]
    [InlineData("a.b/c-d_e+f,g!h%i(j)k'l\"m;n$o&p|q<r>s{t}u=v@w#x")]
    [InlineData("ünï/名")]
    [InlineData("x@")]
    [InlineData("a/HEAD")]
    [InlineData("")]
    [InlineData("-x")]
    [InlineData("--force")]
    [InlineData("HEAD")]
    [InlineData("@{-1}")]
    [InlineData("a@{b")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a/.b")]
    [InlineData("a.lock")]
    [InlineData("a.lock/b")]
    [InlineData("a.")]
    [InlineData("a./b")]
    [InlineData("/a")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData("a b")]
    [InlineData("a\tb")]
    [InlineData("a\nb")]
    [InlineData("a\u007fb")]
    [InlineData("a~1")]
    [InlineData("a^")]
    [InlineData("a:b")]
    [InlineData("a?")]
    [InlineData("a*")]
    [InlineData("a[b")]
    [InlineData("a\\b")]
    [BadInput(75)]
    public void A_name_is_valid_exactly_where_git_says_so(string name)
    {
        // "--branch" expands @{-1}; what comes out otherwise must be what went in.
        var outcome = TestGit.Command.Read(
            "/",
            ["check-ref-format", "--branch", name],
            TestContext.Current.CancellationToken
        );
        var isValidForGit = outcome.IsOk && outcome.Value == name + "\n";

        Assert.Equal(isValidForGit, BranchName.IsValid(name));
    }

    [Fact]
    public void A_branch_that_reads_as_HEAD_is_refused_though_git_would_take_it()
    {
        Assert.False(BranchName.IsValid("@"));
    }
}
