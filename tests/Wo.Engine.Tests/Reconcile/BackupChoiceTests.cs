using Wo.Engine.Tests.Histories;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>Which backup comes back where no file of a work order is left.</summary>
public sealed class BackupChoiceTests
{
    private const string Wo = Scenarios.Wo;
    private const string Moment = "20260315T122800.1234567Z";

    [Theory]
    [InlineData(WorkOrderState.Pending, WorkOrderState.Done)]
    [InlineData(WorkOrderState.Done, WorkOrderState.Pending)]
    [InlineData(WorkOrderState.Failed, WorkOrderState.Running)]
    public void Of_two_of_one_moment_the_one_that_lies_where_its_status_says(WorkOrderState said, WorkOrderState other)
    {
        using var tree = new ReconcileFixture();
        var text = Text(Wo, said);
        PutBackup(tree, said, Moment, text);
        PutBackup(tree, other, Moment, text);

        tree.Apply();

        Assert.Equal(text, File.ReadAllText(tree.PathOf(said, Wo)));
        Assert.False(File.Exists(tree.PathOf(other, Wo)));
    }

    [Fact]
    public void Of_two_that_nothing_tells_apart_the_less_finished_one()
    {
        using var tree = new ReconcileFixture();
        PutBackup(tree, WorkOrderState.Done, Moment, Text(Wo, WorkOrderState.Done));
        PutBackup(tree, WorkOrderState.Pending, Moment, Text(Wo, WorkOrderState.Pending));

        tree.Apply();

        Assert.True(File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)));
        Assert.False(File.Exists(tree.PathOf(WorkOrderState.Done, Wo)));
    }

    [Fact]
    public void Of_many_of_one_moment_the_last_one()
    {
        using var tree = new ReconcileFixture();
        var text = Text(Wo, WorkOrderState.Pending);
        PutBackup(tree, WorkOrderState.Pending, Moment, text);
        for (var attempt = 1; attempt <= 11; attempt++)
        {
            PutBackup(tree, WorkOrderState.Pending, $"{Moment}-{attempt}", $"{text}# {attempt}\n");
        }

        tree.Apply();

        Assert.Equal($"{text}# 11\n", File.ReadAllText(tree.PathOf(WorkOrderState.Pending, Wo)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_lock_that_no_record_knows_goes_before_the_file_comes_back(bool force)
    {
        using var tree = new ReconcileFixture();
        PutBackup(tree, WorkOrderState.Running, Moment, Text(Wo, WorkOrderState.Running));
        tree.PutLegacyLock(Wo, TimeSpan.FromMinutes(1));

        tree.Apply(force);

        Assert.Equal(Text(Wo, WorkOrderState.Running), File.ReadAllText(tree.PathOf(WorkOrderState.Running, Wo)));
        Assert.False(File.Exists(tree.Layout.LockMirror(Id(Wo)).FullPath));
    }

    private static void PutBackup(ReconcileFixture tree, WorkOrderState state, string time, string text)
    {
        var file = tree.PathOf(state, Wo);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText($"{file}.bak.{time}", text);
    }
}
