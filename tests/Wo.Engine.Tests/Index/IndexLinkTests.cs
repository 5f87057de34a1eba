using System.Runtime.Versioning;
using System.Text.Json;
using Wo.Engine.Index;
using Wo.Engine.Tests.Read;
using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Index;

/// <summary>
/// The two files of the index are one file with two names where that changes nothing for those who read them, and two files
/// elsewhere.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class IndexLinkTests : IDisposable
{
    private const string First = "_ctx/jobs/index.json";
    private const string Second = "_ctx/index/wo_worktrees.json";
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TreeFixture tree = new();

    public IndexLinkTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the index is two files there");
        tree.Put("WO-1");
    }

    public void Dispose() => tree.Dispose();

    [Fact]
    public void The_index_is_one_file_with_two_names()
    {
        Publish();

        Assert.True(IsOneFile());
        Assert.Equal(2u, SecondName.CountOf(At(First)));
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    [Fact]
    public void Each_index_is_a_file_of_its_own()
    {
        Publish();
        Assert.True(SecondName.TryGive(At(First), At("kept")));
        var old = tree.Read(First);

        PublishAnother();

        Assert.True(IsOneFile());
        Assert.Equal(old, tree.Read("kept"));
        Assert.NotEqual(old, tree.Read(First));
    }

    [Fact]
    public void Where_links_are_refused_there_are_two_files()
    {
        tree.Files.RefusesLinks = true;

        Publish();

        Assert.False(IsOneFile());
        Assert.Equal(tree.Read(First), tree.Read(Second));
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_link_that_fails_before_or_after_it_is_made_is_replaced_by_a_file(int moment)
    {
        var seen = 0;
        tree.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "link" && seen++ == moment)
            {
                throw new StorageException(operation, path, 5);
            }
        };

        Publish();

        Assert.Equal(moment + 1, seen);
        Assert.False(IsOneFile());
        Assert.Equal(tree.Read(First), tree.Read(Second));
        Assert.Empty(Leftovers());
    }

    [Fact]
    public void A_file_whose_mode_differs_stays_a_file_of_its_own()
    {
        Publish();
        Replace(Second, tree.Read(Second));
        File.SetUnixFileMode(At(Second), Private);
        var mode = File.GetUnixFileMode(At(First));
        Assert.NotEqual(Private, mode);

        PublishAnother();

        Assert.False(IsOneFile());
        Assert.Equal((mode, Private), (File.GetUnixFileMode(At(First)), File.GetUnixFileMode(At(Second))));
        Assert.Equal(tree.Read(First), tree.Read(Second));
    }

    [Fact]
    public void A_mode_that_both_files_have_is_kept_by_both()
    {
        Publish();
        File.SetUnixFileMode(At(First), Private);

        PublishAnother();

        Assert.True(IsOneFile());
        Assert.Equal(Private, File.GetUnixFileMode(At(First)));
    }

    [Fact]
    public void Where_one_of_the_files_is_missing_the_other_one_does_not_give_it_its_mode()
    {
        Publish();
        var mode = File.GetUnixFileMode(At(First));
        File.Delete(At(Second));
        File.SetUnixFileMode(At(First), Private);

        PublishAnother();

        Assert.Equal((Private, mode), (File.GetUnixFileMode(At(First)), File.GetUnixFileMode(At(Second))));
    }

    [Fact]
    public void Where_new_files_get_different_groups_they_are_two_files()
    {
        Directory.CreateDirectory(At("_ctx/index"));
        File.SetUnixFileMode(At("_ctx/index"), File.GetUnixFileMode(At("_ctx/index")) | UnixFileMode.SetGroup);

        Publish();

        Assert.False(IsOneFile());
        Assert.Equal(tree.Read(First), tree.Read(Second));
    }

    [Fact]
    public void A_second_file_that_was_replaced_is_noticed_and_made_right()
    {
        Publish();
        Replace(Second, "{}");

        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
        Publish();

        Assert.True(IsOneFile());
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    [Fact]
    public void A_file_that_was_written_in_place_is_noticed_under_both_names_and_made_right()
    {
        Publish();
        File.AppendAllText(At(Second), " ");

        Assert.Equal(tree.Read(First), tree.Read(Second));
        Assert.Equal(IndexState.Stale, tree.Check.Check().Value);
        Publish();

        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    [Fact]
    public void A_copy_of_the_tree_in_which_they_are_two_files_is_as_good()
    {
        Publish();
        Replace(Second, tree.Read(Second));
        Assert.False(IsOneFile());
        var calls = tree.Files.Log.Count;

        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
        Publish();

        Assert.Equal(calls, tree.Files.Log.Count);
        PublishAnother();
        Assert.True(IsOneFile());
    }

    [Fact]
    public void Of_one_file_only_one_name_is_read()
    {
        Publish();
        tree.Files.ReadPaths.Clear();

        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
        Publish();

        Assert.Contains(At(First), tree.Files.ReadPaths);
        Assert.DoesNotContain(At(Second), tree.Files.ReadPaths);
    }

    [Theory]
    [InlineData("link", 0)]
    [InlineData("link", 1)]
    [InlineData("rename", 0)]
    [InlineData("rename", 1)]
    [InlineData("rename", 2)]
    [InlineData("rename", 3)]
    public void A_death_at_any_moment_leaves_two_files_that_can_be_read_and_the_next_index_is_right(
        string operation,
        int moment
    )
    {
        Publish();
        var old = tree.Read(First);
        tree.Put("WO-2");
        var (seen, isDead) = (0, false);
        tree.Files.AtFaultPoint = (_, now, path) =>
        {
            isDead |= now == operation && path.Contains("_ctx", StringComparison.Ordinal) && seen++ == moment;
            if (isDead)
            {
                throw new Killed();
            }
        };
        Assert.Throws<Killed>(() => tree.Publisher.Publish());
        tree.Files.AtFaultPoint = static (_, _, _) => { };

        foreach (var file in (string[])[First, Second])
        {
            using var index = JsonDocument.Parse(tree.Read(file));
            Assert.InRange(index.RootElement.GetProperty("work_orders").GetArrayLength(), 1, 2);
        }

        // The names that it was prepared under are those of the new file, and no later index touches that.
        var left = Leftovers();
        Assert.Equal(operation == "rename" ? (4 - moment) / 2 : 1 + moment, left.Length);
        var prepared = left.Select(File.ReadAllText).ToArray();
        Assert.All(prepared, text => Assert.NotEqual(old, text));
        Publish();
        Assert.Contains("WO-2", tree.Read(First));
        Assert.True(IsOneFile());
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
        Assert.Equal(prepared, left.Select(File.ReadAllText));

        // What reconcile does with them when they are old.
        Array.ForEach(left, File.Delete);
        Assert.Equal(IndexState.Current, tree.Check.Check().Value);
    }

    private void Publish() => Assert.Equal(IndexOutcome.Published, tree.Publisher.Publish().Value);

    private void PublishAnother()
    {
        tree.Put("WO-2");
        Publish();
        Assert.Contains("WO-2", tree.Read(First));
    }

    /// <summary>As editors and copying tools do: the name stands for another file.</summary>
    private void Replace(string file, string text)
    {
        File.Delete(At(file));
        tree.Write(file, text);
    }

    private bool IsOneFile() => tree.Files.Status(At(First))!.Identity == tree.Files.Status(At(Second))!.Identity;

    private string At(string file) => Path.Join(tree.Root, file);

    private string[] Leftovers() => [.. Directory.EnumerateFiles(tree.Root, ".*.tmp", SearchOption.AllDirectories)];
}
