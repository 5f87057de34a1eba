using Wo.Core.Storage.Windows;

namespace Wo.Core.Tests.Storage;

/// <summary>The forms of paths on Windows, which are text and can be tested anywhere.</summary>
public sealed class WindowsPathTests
{
    private static readonly string Long = new('x', 300);

    [Fact]
    public void A_path_that_is_too_long_gets_the_prefix_that_lifts_the_limit_and_loses_it_again()
    {
        foreach (
            var (plain, extended) in new[]
            {
                ($@"C:\{Long}", $@"\\?\C:\{Long}"),
                ($@"\\server\share\{Long}", $@"\\?\UNC\server\share\{Long}"),
            }
        )
        {
            Assert.Equal(extended, WindowsPath.Extended(plain));
            Assert.Equal(extended, WindowsPath.Extended(extended));
            Assert.Equal(plain, WindowsPath.Plain(extended));
        }
    }

    [Theory]
    [InlineData(@"C:\short")]
    [InlineData(@"\\server\share\short")]
    public void Any_other_path_stays_as_it_is(string path)
    {
        Assert.Equal(path, WindowsPath.Extended(path));
        Assert.Equal(path, WindowsPath.Plain(path));
    }

    [Theory]
    [InlineData(@"\\server\share\a", true)]
    [InlineData(@"\\?\UNC\server\share\a", true)]
    [InlineData(@"C:\a", false)]
    [InlineData(@"\\?\C:\a", false)]
    public void A_share_is_told_from_a_drive_in_both_forms(string path, bool isShare) =>
        Assert.Equal(isShare, WindowsPath.IsShare(path));
}
