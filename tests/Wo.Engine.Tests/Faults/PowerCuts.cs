using Wo.Engine.Diagnosis;
using Wo.Engine.Tests.Reconcile;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Cuts the power at every operation of one way to write, in a small directory, and looks at every disk that may be left.
/// </summary>
internal sealed class PowerCuts : IDisposable
{
    private readonly TemporaryDirectory directory = new();
    private readonly TemporaryDirectory copies = new();

    /// <summary>The disks that were looked at.</summary>
    public int Disks { get; private set; }

    public string At(string name) => Path.Join(directory.Path, name);

    public void Put(string name, string text) => File.WriteAllText(At(name), text);

    /// <summary>What a file holds; <see langword="null"/> where there is none.</summary>
    public string? Text(string name) => File.Exists(At(name)) ? File.ReadAllText(At(name)) : null;

    /// <summary>What the backups of a file hold.</summary>
    public IEnumerable<string> Backups(string name) =>
        Directory.GetFiles(directory.Path, name + ".bak.*").Select(File.ReadAllText);

    /// <summary>Fails where a disk is not as promised.</summary>
    /// <param name="write">What is written; it returns once that is done.</param>
    /// <param name="always">What holds at every moment.</param>
    /// <param name="afterwards">What holds once it has returned.</param>
    public void Check(Action<IFileSystem> write, Func<bool> always, Func<bool> afterwards)
    {
        var start = DirectoryState.Save(directory.Path, copies.At("start"));
        for (var (moment, isOver) = (0, false); !isOver; moment++)
        {
            start.Restore();
            var disk = new RecordedDisk(Directory.EnumerateFiles(directory.Path, "*", SearchOption.AllDirectories));
            isOver = Runs(write, new SeamFileSystem { Fault = Fault.Death(moment), Observer = disk });
            var cut = DirectoryState.Save(directory.Path, copies.At("cut"));
            foreach (var choice in disk.LegalDisks(int.MaxValue, Random.Shared))
            {
                cut.Restore();
                disk.Materialise(choice);
                Disks++;
                var where = $"power lost {(isOver ? "afterwards" : $"before operation {moment}")}: {choice}";
                Assert.True(always(), where);
                Assert.True(!isOver || afterwards(), where);
            }
        }
    }

    public void Dispose()
    {
        directory.Dispose();
        copies.Dispose();
    }

    private static bool Runs(Action<IFileSystem> write, SeamFileSystem files)
    {
        try
        {
            write(files);
            return true;
        }
        catch (Killed)
        {
            return false;
        }
    }
}
