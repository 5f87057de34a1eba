using Wo.Core.Storage;

namespace Wo.Core.Tests.Storage;

/// <summary>A guarded path stays below <c>_ctx</c>, however it is put together.</summary>
public sealed class CtxPathTests
{
    private static readonly CtxPath Jobs = CtxPath.Of("/state") / "jobs";

    [Theory]
    [InlineData("WO-1.yaml")]
    [InlineData("pending/WO-1.yaml")]
    [InlineData("pending/old/.WO-1.yaml")]
    public void What_lies_below_is_what_its_segments_lead_to_one_by_one(string relative)
    {
        var below = Jobs.Below(relative);

        Assert.Equal($"_ctx/jobs/{relative}", below.Relative);
        Assert.Equal(relative.Split('/').Aggregate(Jobs, (path, segment) => path / segment), below);
        Assert.Equal(relative.Split('/')[^1], below.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/etc/passwd")]
    [InlineData("a/")]
    [InlineData("a//b")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/../../../b")]
    [InlineData("a/./b")]
    [InlineData("a/b\nc")]
    [InlineData("a/\0")]
    public void Nothing_below_leads_elsewhere(string relative)
    {
        Assert.Throws<ArgumentException>(() => Jobs.Below(relative));
        Assert.False(CtxPath.TryParse("/state", $"_ctx/jobs/{relative}", out _));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..")]
    [InlineData("")]
    public void One_segment_is_one_name(string segment)
    {
        Assert.Throws<ArgumentException>(() => Jobs / segment);
    }

    [Fact]
    public void A_backslash_separates_where_the_platform_says_so_and_is_no_name_elsewhere()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Equal("_ctx/jobs/a/b", Jobs.Below("a\\b").Relative);
        }
        else
        {
            Assert.Throws<ArgumentException>(() => Jobs.Below("a\\b"));
        }
    }

    [Fact]
    public void Below_takes_a_path()
    {
        Assert.Throws<ArgumentNullException>(() => Jobs.Below(null!));
    }
}
