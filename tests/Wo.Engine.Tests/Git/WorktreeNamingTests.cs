using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

public sealed class WorktreeNamingTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly StateRoot root;

    public WorktreeNamingTests()
    {
        var main = Directory.CreateDirectory(directory.At("home", "repo")).FullName;
        root = new StateRoot(main, Path.Join(main, ".git"), main);
    }

    public void Dispose() => directory.Dispose();

    [Fact]
    public void A_work_order_that_names_nothing_gets_the_names_that_trees_in_use_have()
    {
        var naming = new WorktreeNaming(root);

        Assert.Equal("feat/wo-WO-0048", naming.DefaultBranch("WO-0048"));
        Assert.Equal(directory.At("home", ".worktrees", "WO-0048"), naming.DefaultPath("WO-0048"));
        Assert.Equal("../.worktrees/WO-0048", naming.ToValue(naming.DefaultPath("WO-0048")));
        Assert.Equal(naming.DefaultPath("WO-0048"), naming.ResolvePath("../.worktrees/WO-0048").Value);
    }

    [Fact]
    public void Configuration_changes_both_names()
    {
        var naming = new WorktreeNaming(root, "../../elsewhere", "job/{id}");

        Assert.Equal("job/WO-1", naming.DefaultBranch("WO-1"));
        Assert.Equal(directory.At("elsewhere", "WO-1"), naming.DefaultPath("WO-1"));
        Assert.Equal(naming.DefaultPath("WO-1"), naming.ResolvePath("../../elsewhere/WO-1").Value);
        Assert.True(naming.IsOurs(directory.At("elsewhere", "WO-1")));
        Assert.False(naming.IsOurs(directory.At("elsewhere2", "WO-1")));
    }

    [Theory]
    [InlineData("../wt-WO-0008")]
    [InlineData("../two words/x")]
    [InlineData(".worktrees/WO-1")]
    [InlineData("../.worktrees/../wt")]
    [InlineData("../.worktrees/...")]
    public void A_path_beside_or_below_the_repository_is_accepted(string value)
    {
        Assert.Equal(Path.GetFullPath(value, root.Path), new WorktreeNaming(root).ResolvePath(value).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../")]
    [InlineData("/")]
    [InlineData("../repo")]
    [InlineData("../../escape")]
    [InlineData("../.worktrees/../../escape")]
    [InlineData("/etc/x")]
    [InlineData(".git")]
    [InlineData(".git/worktrees/x")]
    [InlineData("_ctx/x")]
    [InlineData("../wt\nx")]
    [InlineData("../wt\0x")]
    [InlineData("../wt\uFFFDx")]
    public void A_path_that_could_do_harm_is_refused(string value)
    {
        Assert.Equal(Problem.InvalidWorkOrder.Code, new WorktreeNaming(root).ResolvePath(value).Error!.Code);
    }

    [Fact]
    public void A_symbolic_link_is_judged_by_where_it_leads()
    {
        Directory.CreateDirectory(directory.At("outside"));
        Directory.CreateSymbolicLink(directory.At("home", "link"), directory.At("outside"));
        Directory.CreateSymbolicLink(directory.At("home", "git"), root.CommonGitDirectory);
        Directory.CreateDirectory(root.CommonGitDirectory);

        Assert.False(new WorktreeNaming(root).ResolvePath("../link/x").IsOk);
        Assert.False(new WorktreeNaming(root).ResolvePath("../git/x").IsOk);
    }

    [Fact]
    public void Without_a_main_worktree_the_common_directory_stands_for_the_repository()
    {
        var bare = Directory.CreateDirectory(directory.At("home", ".bare")).FullName;
        var naming = new WorktreeNaming(new StateRoot(directory.At("home", "trunk"), bare, null));

        Assert.Equal(directory.At("home", "x"), naming.ResolvePath("../x").Value);
        Assert.False(naming.ResolvePath("../.bare/x").IsOk);
        Assert.False(naming.ResolvePath("../../x").IsOk);
    }

    [Theory]
    [InlineData("job/WO-0043", true)]
    [InlineData("-b", false)]
    [InlineData("a..b", false)]
    public void A_branch_value_must_be_a_branch_name(string value, bool isValid)
    {
        Assert.Equal(isValid, WorktreeNaming.CheckBranch(value).IsOk);
    }

    [Fact]
    public void The_values_of_a_tree_in_use_are_accepted()
    {
        var corpus = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(corpus is null, "WO_CORPUS does not name a tree of work orders");
        var naming = new WorktreeNaming(root);
        var branches = ValuesOf(corpus!, "branch: ").ToList();
        var paths = ValuesOf(corpus!, "worktree: ").ToList();

        Assert.NotEmpty(branches);
        Assert.All(branches, branch => Assert.True(WorktreeNaming.CheckBranch(branch).IsOk, branch));
        Assert.NotEmpty(paths);
        Assert.All(paths, path => Assert.True(naming.ResolvePath(path).IsOk, path));
    }

    private static IEnumerable<string> ValuesOf(string corpus, string key) =>
        Directory
            .EnumerateFiles(corpus, "WO-*.yaml", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => line.StartsWith(key, StringComparison.Ordinal))
            .Select(line => line[key.Length..].Trim().Trim('"', '\''))
            .Where(value => value is not ("null" or ""));
}
