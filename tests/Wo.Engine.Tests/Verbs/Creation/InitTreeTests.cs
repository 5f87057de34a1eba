using System.Text.Json;
using Wo.Engine.Lint;
using Wo.Engine.Tests.Read;
using Wo.Engine.Verbs.Init;
using Wo.Engine.Verbs.New;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs.Creation;

public sealed class InitTreeTests : IDisposable
{
    private readonly TreeFixture tree = new(withInputs: false);

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_new_tree_is_valid_and_its_first_work_order_is_ready()
    {
        Assert.All(tree.Init.Run().Value, item => Assert.Equal(InitAction.Created, item.Action));
        Assert.Empty(new TreeInputs(tree.Files, tree.Layout).Lint());
        Assert.True(
            YamlReader.Read(File.ReadAllBytes(tree.Layout.FinishPolicy.FullPath)).TryGet(out var policy, out _)
        );
        Assert.Empty(SchemaEvaluator.Evaluate(WoSchemas.Policy, policy.Root));

        var created = tree.New.Run(
            new NewWorkOrderRequest
            {
                Epic = Scaffold.EpicId,
                Title = "The first one",
                Verify = ["true"],
            }
        );
        Assert.Empty(created.Value.Warnings);
        Assert.Equal(["WO-0001"], tree.Ready());
    }

    [Fact]
    public void Running_it_again_changes_nothing()
    {
        tree.Init.Run();
        var before = Snapshot();
        tree.Clock.Now = tree.Clock.Now.AddDays(1);
        var second = tree.Init.Run().Value;
        Assert.All(second, item => Assert.Equal(InitAction.Kept, item.Action));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public void What_exists_is_left_as_it_is_and_what_is_missing_is_added()
    {
        tree.Write("_ctx/backlog/backlog.yaml", "mine");
        tree.Write("_ctx/dod/dod-default.yaml", "mine");
        tree.Write(".vscode/settings.json", "{ /* mine */ }");
        Directory.CreateDirectory(Path.Join(tree.Root, "_ctx/jobs/done"));
        var items = tree.Init.Run().Value.ToDictionary(item => item.Path);
        Assert.Equal("mine", tree.Read("_ctx/backlog/backlog.yaml"));
        Assert.Equal("mine", tree.Read("_ctx/dod/dod-default.yaml"));
        Assert.Equal("{ /* mine */ }", tree.Read(".vscode/settings.json"));
        Assert.Contains("yaml.schemas", items[".vscode/settings.json"].Note);
        Assert.Equal(InitAction.Kept, items["_ctx/jobs/done"].Action);
        Assert.Equal(InitAction.Created, items["_ctx/jobs/partial"].Action);
        Assert.True(tree.Exists("_ctx/policy/ctx_finish_ignore.yaml"));
    }

    [Theory]
    [InlineData("", "\n", "")]
    [InlineData("bin/\n", "\n", "bin/\n\n")]
    [InlineData("bin/", "\n", "bin/\n\n")]
    [InlineData("bin/\r\nobj/", "\r\n", "bin/\r\nobj/\r\n\r\n")]
    public void Git_ignore_lines_are_appended_in_the_file_s_own_line_endings(string before, string newline, string kept)
    {
        tree.Write(".gitignore", before);
        tree.Init.Run();
        var text = tree.Read(".gitignore");
        Assert.StartsWith(kept + "# wo", text);
        Assert.Equal(
            Scaffold.IgnoredByGit,
            text[kept.Length..].Split(newline, StringSplitOptions.RemoveEmptyEntries).Skip(1)
        );
    }

    [Fact]
    public void Only_missing_lines_are_appended_and_other_bytes_are_kept()
    {
        byte[] before = [.. "_ctx/logs/\n/_ctx/**/*.bak.*  \n"u8, 0xFF, (byte)'\n'];
        File.WriteAllBytes(Path.Join(tree.Root, ".gitignore"), before);
        tree.Init.Run();
        var after = File.ReadAllBytes(Path.Join(tree.Root, ".gitignore"));
        Assert.Equal(before, after[..before.Length]);
        var added = System.Text.Encoding.UTF8.GetString(after[before.Length..]);
        Assert.DoesNotContain("_ctx/logs/", added);
        Assert.DoesNotContain(".bak.", added);
        Assert.Contains("/_ctx/jobs/running/*.lock\n", added);
    }

    [Fact]
    public void A_git_ignore_that_is_a_link_is_left_alone_with_a_note()
    {
        tree.Write("dotfiles/ignore", "mine\n");
        File.CreateSymbolicLink(Path.Join(tree.Root, ".gitignore"), "dotfiles/ignore");
        var item = tree.Init.Run().Value.Single(item => item.Path == ".gitignore");
        Assert.Equal(InitAction.Kept, item.Action);
        Assert.Contains("/_ctx/logs/", item.Note);
        Assert.Equal("mine\n", tree.Read("dotfiles/ignore"));
    }

    [Theory]
    [InlineData("", 2)]
    [InlineData("_ctx/backlog/backlog.yaml   text merge=binary\n", 1)]
    [InlineData("/_ctx/session_*.md -merge\n/_ctx/backlog/backlog.yaml binary\n", 0)]
    [InlineData("/_ctx/backlog/backlog.yaml text eol=lf\n", 2)]
    public void How_git_merges_is_said_for_what_the_user_has_not_decided(string before, int added)
    {
        tree.Write(".gitattributes", before);
        tree.Init.Run();
        var text = tree.Read(".gitattributes");
        Assert.StartsWith(before, text);
        Assert.Equal(added, text[before.Length..].Split('\n').Count(line => line.EndsWith(" merge=union")));
    }

    [Fact]
    public void A_linked_context_is_refused_and_nothing_is_written()
    {
        Directory.CreateDirectory(Path.Join(tree.Root, "elsewhere"));
        Directory.CreateSymbolicLink(Path.Join(tree.Root, "_ctx"), "elsewhere");
        Assert.Equal(Problem.SymlinkRefused, tree.Init.Run().Error!.Code);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Join(tree.Root, "elsewhere")));
        Assert.False(tree.Exists(".gitignore"));
    }

    [Fact]
    public void Editors_are_told_of_schemas_that_are_there()
    {
        tree.Init.Run();
        var settings = JsonDocument.Parse(tree.Read(".vscode/settings.json")).RootElement;
        foreach (var association in settings.GetProperty("yaml.schemas").EnumerateObject())
        {
            var schema = SchemaReader.Read(tree.Read(association.Name));
            Assert.Empty(schema.Problems);
            Assert.StartsWith("/_ctx/", association.Value.GetString());
        }
    }

    [Fact]
    [Soak]
    public void A_failure_at_any_point_leaves_nothing_and_is_healed_by_running_it_again()
    {
        tree.Init.Run();
        var points = tree.Files.FaultPoints;
        var whole = Snapshot();
        var failures = 0;
        for (var point = 0; point < points; point += 3)
        {
            foreach (var entry in Directory.GetFileSystemEntries(tree.Root))
            {
                if (Directory.Exists(entry))
                {
                    Directory.Delete(entry, recursive: true);
                }
                else
                {
                    File.Delete(entry);
                }
            }

            Directory.CreateDirectory(Path.Join(tree.Root, ".git"));
            var at = tree.Files.FaultPoints + point;
            tree.Files.AtFaultPoint = (n, operation, path) =>
            {
                if (n == at)
                {
                    throw new StorageException(operation, path, 5);
                }
            };
            // A directory that was made although making it failed is there, so that not every fault is a failure.
            if (!Succeeds())
            {
                Assert.Equal([Path.Join(tree.Root, ".git")], Snapshot().Keys);
                failures++;
            }

            tree.Files.AtFaultPoint = static (_, _, _) => { };
            Assert.True(tree.Init.Run().IsOk);
            Assert.Equal(whole, Snapshot());
        }

        Assert.NotEqual(0, failures);
    }

    [Fact]
    public void A_last_step_that_fails_takes_everything_back_but_what_was_there()
    {
        tree.Write(".gitignore", "mine");
        tree.Write("_ctx/dod/mine.yaml", "mine");
        var before = Snapshot();

        var failed = tree.Init.Run(() => new WoError(Problem.GitFailed, "no such luck"));

        Assert.Equal(Problem.GitFailed, failed.Error!.Code);
        Assert.Equal(before, Snapshot());
    }

    private bool Succeeds()
    {
        try
        {
            return tree.Init.Run().IsOk;
        }
        catch (StorageException)
        {
            return false; // the guard itself
        }
    }

    private Dictionary<string, string> Snapshot() =>
        Directory
            .EnumerateFileSystemEntries(tree.Root, "*", SearchOption.AllDirectories)
            .Where(path => !path.StartsWith(Path.Join(tree.Root, ".git") + "/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => File.Exists(path) ? File.ReadAllText(path) : "");
}
