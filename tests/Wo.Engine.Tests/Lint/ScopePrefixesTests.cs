using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;

namespace Wo.Engine.Tests.Lint;

/// <summary>Of many claims those are looked at that may overlap, and every one that does.</summary>
public sealed class ScopePrefixesTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "src",
        "src/a",
        "src/ab",
        "src/a/b",
        "lib",
        "a",
        "**",
        "*",
        "?",
        "/**",
        "/*",
        "/",
    ];

    private readonly TreeFixture tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void Claims_to_other_directories_are_not_looked_at()
    {
        ScopeClaim[] claims =
        [
            Claim(1, "src/part-5/**"),
            Claim(2, "lib/**"),
            Claim(3, "src/part-50/**"),
            Claim(4, "**/x"),
        ];

        Assert.Equal([0, 2, 3], new ScopePrefixes(claims).Near(Claim(9, "src/part-5/Reader.cs", "src/part-50/a")));
        Assert.Equal([3], new ScopePrefixes(claims).Near(Claim(9, "docs/**")));
    }

    [Fact]
    public void None_that_overlaps_is_left_out()
    {
        var random = new Random(11);
        for (var run = 0; run < 300; run++)
        {
            ScopeClaim[] claims = [.. Enumerable.Range(1, 6).Select(number => Claim(number, Glob(), Glob()))];
            var mine = Claim(9, Glob());
            var near = new ScopePrefixes(claims).Near(mine);
            for (var number = 0; number < claims.Length; number++)
            {
                Assert.True(near.Contains(number) || mine.With(claims[number]) is null);
            }
        }

        string Glob() =>
            string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
    }

    private ScopeClaim Claim(int number, params string[] globs)
    {
        var id = $"WO-{number}";
        var text = TreeFixture
            .Valid(id)
            .Replace("  - src/**", string.Join('\n', globs.Select(glob => $"  - '{glob}'")), StringComparison.Ordinal);
        tree.PutText(id, WorkOrderState.Pending, text);
        return new ScopeClaim(tree.Tree.Find(TreeFixture.Id(id))!.Active!, ".");
    }
}
