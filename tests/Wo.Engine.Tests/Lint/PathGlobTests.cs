using Wo.Engine.Lint;

namespace Wo.Engine.Tests.Lint;

public sealed class PathGlobTests
{
    [Theory]
    [InlineData("src/**", "src/a", true)]
    [InlineData("src/**", "src/a/b/c", true)]
    [InlineData("src/**", "src", true)] // a submodule
    [InlineData("src/**", "srcx", false)]
    [InlineData("src/", "src/a/b", true)]
    [InlineData("src", "src/a", false)]
    [InlineData("src/*", "src/a/b", false)]
    [InlineData("**/x.cs", "x.cs", true)]
    [InlineData("**/x.cs", "a/b/x.cs", true)]
    [InlineData("**/x.cs", "a/yx.cs", false)]
    [InlineData("a/**/b", "a/b", true)]
    [InlineData("a/**/b", "a/x/y/b", true)]
    [InlineData("a/**/b", "a/xb", false)]
    [InlineData("a/**/*.txt", "a/x/y.txt", true)]
    [InlineData("a/**.txt", "a/x/y.txt", true)]
    [InlineData("?.txt", "ab.txt", false)]
    [InlineData("?.txt", "ü.txt", true)]
    [InlineData("?.txt", "\U0001F600.txt", true)]
    [InlineData("??.txt", "\U0001F600.txt", false)]
    [InlineData("a?b", "a/b", false)]
    [InlineData("./src//./a", "src/a", true)]
    [InlineData("[ab].txt", "a.txt", false)] // no other character is special
    [InlineData("[ab].txt", "[ab].txt", true)]
    [InlineData("a\nb*", "a\nbc", true)]
    [InlineData("cafe\u0301", "caf\u00e9", false)] // names are bytes
    [InlineData("Src/**", "src/a", false)]
    [InlineData("..", "..", false)]
    [InlineData("../src/**", "src/a", false)]
    [InlineData("", "", false)]
    [InlineData("*", "a/b", true)] // as a scope it stands for everything
    [InlineData("**", "a/b", true)]
    [InlineData("*/**", "a", true)]
    public void A_glob_matches_whole_paths(string glob, string path, bool matches) =>
        Assert.Equal(matches, new PathGlobs([glob]).Match(path));

    [Theory]
    [InlineData("src/**", "services/billing/src/a", true)]
    [InlineData("src/**", "src/a", false)]
    [InlineData("/src/**", "src/a", true)]
    [InlineData("/src/**", "services/billing/src/a", false)]
    [InlineData("**", "services/billing/a", true)]
    [InlineData("**", "services/billing2/a", false)]
    [InlineData("/**", "other/a", true)]
    public void A_glob_begins_at_the_state_root_or_with_a_slash_at_the_top(string glob, string path, bool matches) =>
        Assert.Equal(matches, new PathGlobs([glob], "services/billing").Match(path));

    [Fact]
    public void A_byte_that_is_part_of_no_character_is_one()
    {
        // Not as data of a theory, which has to be text.
        Assert.True(new PathGlobs(["?.txt"]).Match("\uDCFF.txt"));
        Assert.False(new PathGlobs(["?.txt"]).Match("\uDCFF\uDCFE.txt"));
    }

    [Fact]
    public void A_glob_that_would_try_for_ever_takes_steps_of_its_length_times_that_of_the_path()
    {
        var hostile = string.Concat(Enumerable.Repeat("a*?*", 500)) + "x";
        var deep = string.Concat(Enumerable.Repeat("**/", 500)) + "**/y";

        Assert.False(new PathGlobs([hostile]).Match(new string('a', 1_000)));
        Assert.False(new PathGlobs([deep]).Match(string.Concat(Enumerable.Repeat("a/", 500)) + "a"));
    }
}
