using Wo.Engine.Lint;

namespace Wo.Engine.Tests.Lint;

public sealed class GlobOverlapTests
{
    /// <summary>Characters of generated globs and paths; the last stands in no glob.</summary>
    private static readonly string[] Pieces = ["a", "b", "/", "*", "**", "**/", "?", "."];

    private static readonly char[] Characters = ['a', 'b', '/', '.', 'z'];

    [Theory]
    [InlineData("src/**", "src/lib/**", "", true)]
    [InlineData("src/**", "srcs/**", "", false)]
    [InlineData("src/*.cs", "src/*.md", "", false)]
    [InlineData("src/*.cs", "src/Program.*", "", true)]
    [InlineData("**/*.cs", "docs/**", "", true)]
    [InlineData("**/*.cs", "docs/**", "docs/**", false)]
    [InlineData("**/*.cs", "docs/**", "docs/*", true)]
    [InlineData("**/*.cs", "docs/**", "**/*.cs", false)]
    [InlineData("a?", "?b", "", true)]
    [InlineData("a?", "?b", "ab", false)]
    [InlineData("*", "a/b", "", false)]
    [InlineData("é", "é", "", true)]
    [InlineData("e\u0301", "é", "", false)]
    [InlineData("?", "😀", "", true)]
    [InlineData("??", "😀", "", false)]
    public void Globs_overlap_where_a_path_matches_both_and_nothing_denies_it(
        string left,
        string right,
        string denied,
        bool overlaps
    )
    {
        PathGlob[] deny = denied.Length == 0 ? [] : [PathGlob.Parse(denied)];

        var path = GlobOverlap.Find(PathGlob.Parse(left), PathGlob.Parse(right), deny);

        Assert.Equal(overlaps, path is not null);
        Assert.True(path is null || (PathGlob.Parse(left).Matches(path) && PathGlob.Parse(right).Matches(path)), path);
    }

    [Fact]
    public void The_answer_is_that_of_trying_every_path()
    {
        var random = new Random(20_261_128);
        var paths = Paths(5).ToList();
        var (overlapping, apart) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            string[] globs = [.. Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Glob(random))];
            var (left, right) = (PathGlob.Parse(globs[0]), PathGlob.Parse(globs[1]));
            PathGlob[] denied = [.. globs.Skip(2).Select(glob => PathGlob.Parse(glob))];
            bool IsBoth(string path) =>
                left.Matches(path) && right.Matches(path) && !denied.Any(glob => glob.Matches(path));

            var found = GlobOverlap.Find(left, right, denied);

            // A path that is longer than those that were tried is shown by itself.
            Assert.True(found is null ? !paths.Any(IsBoth) : IsBoth(found), $"{string.Join("  ", globs)}: {found}");
            Assert.True(found is null || !paths.Any(path => path.Length < found.Length && IsBoth(path)), found);
            (overlapping, apart) = found is null ? (overlapping, apart + 1) : (overlapping + 1, apart);
        }

        Assert.True(overlapping > 300 && apart > 300, $"{overlapping} overlap, {apart} do not");
    }

    [Fact]
    public void Globs_that_were_made_to_be_difficult_are_said_to_overlap()
    {
        var hard = PathGlob.Parse("*a" + new string('?', 18));

        Assert.Equal("", GlobOverlap.Find(hard, PathGlob.Parse("*"), [hard]));
    }

    private static string Glob(Random random) =>
        string.Concat(Enumerable.Range(0, 1 + random.Next(5)).Select(_ => Pieces[random.Next(Pieces.Length)]))
            .TrimStart('/');

    /// <summary>Every path up to a length that a repository may have.</summary>
    private static IEnumerable<string> Paths(int length)
    {
        IEnumerable<string> longer = [""];
        for (var i = 0; i < length; i++)
        {
            longer = longer.SelectMany(path => Characters.Select(character => path + character)).ToList();
            foreach (var path in longer.Where(path => path.Split('/').All(part => part is not ("" or "." or ".."))))
            {
                yield return path;
            }
        }
    }
}
