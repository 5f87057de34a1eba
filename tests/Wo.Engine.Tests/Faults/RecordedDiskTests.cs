namespace Wo.Engine.Tests.Faults;

/// <summary>The disk that power losses leave treats a second name as a disk does.</summary>
public sealed class RecordedDiskTests : IDisposable
{
    private readonly PowerCuts power = new();
    private readonly HashSet<(string?, string?)> seen = [];

    public RecordedDiskTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the tool makes no second names there");
        Directory.CreateDirectory(power.At("a"));
        Directory.CreateDirectory(power.At("b"));
    }

    public void Dispose() => power.Dispose();

    [Fact]
    public void A_second_name_may_be_lost_while_the_first_one_stays()
    {
        power.Check(files => Link(files, isSynced: true), () => true, Sees);

        Assert.Equal([("text", null), ("text", "text")], seen.Order());
    }

    [Fact]
    public void A_second_name_is_there_for_good_once_its_directory_is_synced()
    {
        power.Check(
            files =>
            {
                Link(files, isSynced: true);
                files.SyncDirectory(power.At("b"));
            },
            () => true,
            Sees
        );

        Assert.Equal([("text", "text")], seen);
    }

    [Fact]
    public void What_is_not_synced_is_missing_under_both_names()
    {
        power.Check(
            files =>
            {
                Link(files, isSynced: false);
                files.SyncDirectory(power.At("b"));
            },
            () => true,
            () => Sees() && IsOneFile()
        );

        Assert.All(seen, texts => Assert.Equal(texts.Item1, texts.Item2));
        Assert.Contains(("te", "te"), seen);
        Assert.Contains(("text", "text"), seen);
    }

    [Fact]
    public void Names_of_one_file_are_that_on_every_disk_until_one_of_them_is_replaced()
    {
        power.Put("a/file", "old");
        FileNames.Link(power.At("a/file"), power.At("b/other"));

        power.Check(
            files =>
            {
                using var prepared = PreparedFile.Write(files, power.At("a/file"), "the new one"u8);
                prepared.Publish();
            },
            () => power.Text("b/other") == "old" && IsOneFile() == (power.Text("a/file") == "old"),
            () => power.Text("a/file") == "the new one"
        );
    }

    private void Link(IFileSystem files, bool isSynced)
    {
        using (var file = files.CreateExclusive(power.At("a/file"), like: null))
        {
            file.Write("text"u8);
            if (isSynced)
            {
                file.Sync();
            }
        }

        files.SyncDirectory(power.At("a"));
        Assert.True(files.TryLink(power.At("a/file"), power.At("b/other")));
    }

    private bool Sees() => seen.Add((power.Text("a/file"), power.Text("b/other"))) || true;

    private bool IsOneFile() => FileNames.IdentityOf(power.At("a/file")) == FileNames.IdentityOf(power.At("b/other"));
}
