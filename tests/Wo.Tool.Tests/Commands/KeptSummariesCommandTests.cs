using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What commands keep of the files that they read, and how users do without it.</summary>
public sealed class KeptSummariesCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public KeptSummariesCommandTests()
    {
        tree.PutVariety();
        Directory.CreateDirectory(tree.At(".git/wo"));
        tree.Variables["WO_CACHE"] = "always";

        // Later than the last tick of any file, for which a test would have to wait.
        tree.Time = new StoppedClock { Now = DateTimeOffset.UtcNow.AddMinutes(1) };
    }

    private string Cache => tree.At(".git/wo/summaries");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("list --json")]
    [InlineData("list --ready --explain")]
    [InlineData("status")]
    [InlineData("lint --json")]
    [InlineData("lint WO-0002")]
    [InlineData("deps")]
    [InlineData("log --json")]
    [InlineData("stats")]
    [InlineData("show WO-0010 --json")]
    [InlineData("reconcile --json")]
    [InlineData("index --check")]
    public async Task A_command_says_the_same_without_a_cache_with_one_and_with_a_broken_one(string line)
    {
        var words = line.Split(' ');
        tree.Variables["WO_CACHE"] = "off";
        var expected = await tree.Wo(words);
        Assert.False(File.Exists(Cache));

        tree.Variables["WO_CACHE"] = "always";
        foreach (var filling in (string[])["list", "lint", line])
        {
            await tree.Wo(filling.Split(' '));
            Assert.Equal(expected, await tree.Wo(words));
        }

        var kept = File.ReadAllBytes(Cache);
        Assert.True(kept.Length > 500);
        kept[kept.Length / 2] ^= 0x10;
        File.WriteAllBytes(Cache, kept);
        Assert.Equal(expected, await tree.Wo(words));
    }

    [Fact]
    public async Task A_look_keeps_what_it_read_in_the_git_directory_and_nothing_else_changes()
    {
        var before = tree.Contents();

        await tree.Wo("list");

        Assert.True(File.Exists(Cache));
        Assert.Equal(before, tree.Contents().Where(line => !line.Contains("wo/summaries", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Reconcile_without_apply_writes_nothing_at_all()
    {
        await tree.Wo("reconcile");

        Assert.False(File.Exists(Cache));
    }

    [Theory]
    [InlineData("lint")]
    [InlineData("reconcile")]
    public async Task Who_asks_for_it_has_every_file_examined(string verb)
    {
        await tree.Wo("lint");
        var kept = File.ReadAllBytes(Cache);
        File.Delete(tree.FileOf("pending", "WO-0010"));
        tree.Put("WO-0010", more: "dependencies: [WO-0002]");

        var (with, without) = (await tree.Wo(verb, "--json"), await tree.Wo(verb, "--json", "--no-cache"));

        Assert.Contains("DEPENDENCY_CYCLE", without.Output);
        Assert.Equal(without, with);
        Assert.Equal(verb == "reconcile", kept.AsSpan().SequenceEqual(File.ReadAllBytes(Cache)));
    }

    [Fact]
    public async Task A_small_tree_is_read_as_fast_as_what_would_be_kept_of_it()
    {
        tree.Variables.Remove("WO_CACHE");

        await tree.Wo("list");

        Assert.False(File.Exists(Cache));
    }
}
