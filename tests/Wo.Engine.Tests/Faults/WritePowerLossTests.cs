using System.Runtime.Versioning;
using Wo.Engine.Diagnosis;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary>What each way to write promises about power loss, on every disk that may be left.</summary>
[Soak]
public sealed class WritePowerLossTests : IDisposable
{
    private readonly PowerCuts power = new();

    public void Dispose() => power.Dispose();

    [Fact]
    public void A_replaced_file_is_the_old_or_the_new_one_and_then_the_new_one_for_good()
    {
        power.Put("file", "old");

        power.Check(
            files => Writer(files).Replace(power.At("file"), "the new one"u8),
            () => power.Text("file") is "old" or "the new one",
            () => power.Text("file") == "the new one"
        );

        Assert.True(power.Disks > 10);
    }

    [Fact]
    public void A_file_whose_name_need_not_be_durable_is_whole_all_the_same()
    {
        power.Put("file", "old");

        power.Check(
            files => Writer(files).Replace(power.At("file"), "the new one"u8, Durability.Content),
            () => power.Text("file") is "old" or "the new one",
            () => true
        );
    }

    [Fact]
    public void A_created_file_is_missing_or_whole_and_then_there_for_good()
    {
        power.Check(
            files => Assert.True(Writer(files).TryCreate(power.At("file"), "all of it"u8)),
            () => power.Text("file") is null or "all of it",
            () => power.Text("file") == "all of it"
        );
    }

    [Fact]
    public void A_backup_is_there_for_good_before_anything_is_replaced()
    {
        power.Put("file", "old");

        power.Check(
            files => Writer(files).Backup(power.At("file"), "old"u8),
            () => power.Text("file") == "old" && power.Backups("file").All(text => text == "old"),
            () => power.Backups("file").Any()
        );
    }

    [Fact]
    public void What_is_replaced_with_a_backup_is_never_lost()
    {
        power.Put("file", "old");

        power.Check(
            files =>
            {
                Writer(files).Backup(power.At("file"), "old"u8);
                Writer(files).Replace(power.At("file"), "the new one"u8);
            },
            () => power.Text("file") == "old" || power.Backups("file").Contains("old"),
            () => power.Text("file") == "the new one"
        );
    }

    [Fact]
    public void What_is_deleted_is_a_backup_at_every_moment_and_stays_deleted()
    {
        power.Put("file", "old");

        power.Check(
            files => Writer(files).DeleteWithBackup(power.At("file"), "old"u8),
            () => power.Text("file") == "old" || power.Backups("file").Contains("old"),
            () => power.Text("file") is null
        );
    }

    [Fact]
    public void What_is_set_aside_stays_aside()
    {
        power.Put("file", "old");

        power.Check(
            files => Writer(files).SetAside(power.At("file")),
            () => power.Text("file") is null or "old",
            () => power.Text("file") is null && power.Backups("file").Single() == "old"
        );
    }

    [Fact]
    public void An_entry_is_there_for_good_and_loses_none_before_it()
    {
        power.Put("log", "first\n");

        power.Check(
            files => Writer(files).Append(power.At("log"), "header\n"u8, "second\n"u8),
            () => power.Text("log")!.StartsWith("first\n", StringComparison.Ordinal),
            () => power.Text("log") == "first\nsecond\n"
        );
    }

    [Fact]
    public void A_new_log_is_missing_or_whole_and_then_there_for_good()
    {
        power.Check(
            files => Writer(files).Append(power.At("log"), "header\n"u8, "entry\n"u8),
            () => power.Text("log") is null or "header\nentry\n",
            () => power.Text("log") == "header\nentry\n"
        );
    }

    [Fact]
    public void A_file_in_directories_that_were_missing_is_there_for_good()
    {
        power.Check(
            files => Writer(files).Replace(power.At("a/b/file"), "in there"u8),
            () => power.Text("a/b/file") is null or "in there",
            () => power.Text("a/b/file") == "in there"
        );
    }

    [Fact]
    public void A_published_file_is_the_old_or_the_new_one_and_then_the_new_one_for_good()
    {
        power.Put("file", "old");

        power.Check(
            files =>
            {
                using var prepared = PreparedFile.Write(files, power.At("file"), "the new one"u8);
                prepared.Publish();
            },
            () => power.Text("file") is "old" or "the new one",
            () => power.Text("file") == "the new one"
        );
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [UnsupportedOSPlatform("windows")]
    public void Two_files_of_one_content_are_each_the_old_or_the_new_one_and_then_the_new_one_for_good(bool areAlike)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "modes, and second names");
        Directory.CreateDirectory(power.At("a"));
        Directory.CreateDirectory(power.At("b"));
        power.Put("a/file", "old");
        power.Put("b/other", "old");
        if (!areAlike)
        {
            File.SetUnixFileMode(power.At("b/other"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        power.Check(
            files =>
            {
                using var first = PreparedFile.Write(files, power.At("a/file"), "the new one"u8);
                using var second = first.WriteAlsoFor(power.At("b/other"), "the new one"u8);
                first.Publish();
                second.Publish();
            },
            () => power.Text("a/file") is "old" or "the new one" && power.Text("b/other") is "old" or "the new one",
            () => power.Text("a/file") == "the new one" && power.Text("b/other") == "the new one"
        );

        Assert.True(power.Disks > 20);
    }

    private static AtomicWriter Writer(IFileSystem files) => new(files, TimeProvider.System);
}
