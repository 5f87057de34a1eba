using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>The judge of the other tests is not blind: it sees each thing that it is there for.</summary>
[Soak]
public sealed class TreeCheckerTests
{
    private const string Id = "WO-0001";

    private static readonly Dictionary<string, (string Complaint, Action<SampleTree> Spoil)> Crimes = new()
    {
        ["a lost work order"] = ("I1/I2", tree => File.Delete(tree.FileOf(Id, "running"))),
        ["a second copy"] = ("I1/I2", tree => File.Copy(tree.FileOf(Id, "running"), tree.FileOf(Id, "pending"))),
        ["half a file"] = ("I1", tree => Edit(tree.FileOf(Id, "running"), text => text[..(text.Length / 2)])),
        ["a changed line"] = ("I1", tree => Edit(tree.FileOf(Id, "running"), text => text.Replace("src/**", "**"))),
        ["a lost comment"] = ("I1", tree => Edit(tree.FileOf(Id, "running"), text => text[(text.IndexOf('\n') + 1)..])),
        ["a lost acknowledgement"] = ("I3", tree => tree.Promises.Told(Id, "done")),
        ["a holder beside another one"] = (
            "I4",
            tree =>
            {
                var holder = tree.Promises.All[Id].Token;
                tree.Promises.Told(Id, "running", "some other token");
                tree.Promises.Told(Id, "running", holder);
            }
        ),
        ["another holder"] = ("I4", tree => tree.Promises.Told(Id, "running", "some other token")),
        ["a status that contradicts its directory"] = (
            "its status is",
            tree => Edit(tree.FileOf(Id, "running"), text => text.Replace("status: running", "status: done"))
        ),
        ["a lease without mirror"] = (
            "lock mirror",
            tree => File.Delete(Path.ChangeExtension(tree.FileOf(Id, "running"), ".lock"))
        ),
        ["a mirror without lease"] = (
            "lock mirror",
            tree => File.WriteAllText(Path.ChangeExtension(tree.FileOf("WO-0002", "running"), ".lock"), "")
        ),
        ["a running one without lease"] = ("no lease", tree => File.Delete(Record(tree))),
        ["a damaged record"] = ("its record", tree => Edit(Record(tree), text => text[..20])),
        ["an intent left over"] = (
            "intent",
            tree => Edit(Record(tree), text => text.Replace("\"intent\": null", "\"intent\": {}"))
        ),
        ["a revision that differs"] = (
            "revision",
            tree => Edit(Record(tree), text => text.Replace("\"rev\": 1", "\"rev\": 2"))
        ),
        ["a temporary file"] = (
            "temporary",
            tree => tree.Repository.Write("_ctx/jobs/pending/.WO-0002.yaml.1.tmp", "")
        ),
        ["a work order that nobody wrote"] = (
            "nobody ever wrote",
            tree => tree.Repository.Write("_ctx/jobs/done/WO-0099.yaml", "")
        ),
        ["a worktree of nobody"] = (
            "worktree without",
            tree => tree.Repository.Git("worktree", "add", "--quiet", "--detach", tree.WorktreeOf("WO-0002"))
        ),
        ["a running one without worktree"] = (
            "without its worktree",
            tree => tree.Repository.RemoveWorktree(tree.WorktreeOf(Id))
        ),
        ["a worktree under construction"] = (
            "locked otherwise",
            tree => tree.Repository.Relock(tree.WorktreeOf(Id), "wo take f00")
        ),
        ["a branch of nobody"] = ("branch without", tree => tree.Repository.Branch(SampleTree.BranchOf("WO-0002"))),
        ["an index that is behind"] = (
            "index",
            tree =>
            {
                foreach (var path in (string[])["_ctx/jobs/index.json", "_ctx/index/wo_worktrees.json"])
                {
                    Replace(Path.Combine(tree.Root, path), text => text.Replace("\"running\"", "\"pending\""));
                }
            }
        ),
        ["an index that is not there"] = (
            "no index",
            tree => File.Delete(Path.Combine(tree.Root, "_ctx/jobs/index.json"))
        ),
        ["a transition without end"] = (
            "under way",
            tree => Edit(Path.Combine(tree.Control, "generation"), text => text.Replace("settled", "moving"))
        ),
        ["two indexes that differ"] = (
            "copies",
            tree => Replace(Path.Combine(tree.Root, "_ctx/jobs/index.json"), text => text + "\n")
        ),
    };

    public static TheoryData<string> Names => [.. Crimes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_checker_sees_each_thing_that_is_wrong(string name)
    {
        var (complaint, spoil) = Crimes[name];
        using var tree = new SampleTree(2);
        await tree.Take(Id);
        tree.AssertConsistent();

        spoil(tree);

        Assert.Contains(tree.Problems(), problem => problem.Contains(complaint, StringComparison.Ordinal));
    }

    private static string Record(SampleTree tree) => Path.Combine(tree.Control, "records", Id);

    /// <summary>The same for one name of a file that has others.</summary>
    private static void Replace(string path, Func<string, string> edit)
    {
        File.Copy(path, path + ".copy");
        File.Move(path + ".copy", path, overwrite: true);
        Edit(path, edit);
    }

    private static void Edit(string path, Func<string, string> edit)
    {
        var text = File.ReadAllText(path);
        Assert.NotEqual(text, edit(text));
        File.WriteAllText(path, edit(text));
    }
}
