using System.Globalization;
using System.Text.RegularExpressions;
using Wo.EndToEnd.Tests.SystemCalls;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Machine;

/// <summary>
/// A prepared tree on a file system of its own whose kernel counts what is used and refuses more than it is told to:
/// btrfs, whose quotas hold for root, too.
/// </summary>
internal sealed partial class QuotaDisk : IDisposable
{
    // Room for the tree and what a command adds; the quota is far below it.
    private const string ImageSize = "256M";

    // The first subvolume of a new file system. The limit is set from outside it: setting it costs something, too.
    private const string Group = "0/256";

    private static readonly Lazy<string?> Hindrance = new(FindHindrance);

    private readonly TemporaryDirectory image = new(inMemory: true);
    private readonly PreparedTree prepared;

    private QuotaDisk(PreparedTree prepared)
    {
        this.prepared = prepared;
        Directory.CreateDirectory(Disk);
        Privileges.Must("truncate", "--size", ImageSize, image.At("image"));
        Privileges.Must("mkfs.btrfs", "--quiet", "--mixed", image.At("image"));
        Privileges.Must("mount", "-o", "loop", image.At("image"), Disk);
        Privileges.Must("btrfs", "quota", "enable", Disk);
        Privileges.Must("btrfs", "subvolume", "create", Path.Combine(Disk, "tree"));
        Privileges.Must("mount", "--bind", Path.Combine(Disk, "tree"), Place);
        prepared.Return();
    }

    /// <summary>The tree.</summary>
    public SampleTree Tree => prepared.Tree;

    /// <summary>What was promised in it.</summary>
    public Promises Promises => prepared.Promises;

    private string Disk => image.At("disk");

    private string Place => Tree.Repository.Surroundings.Path;

    /// <summary>Makes it; skips the test, with the reason, where that is not possible.</summary>
    public static async Task<QuotaDisk> Of(SweepScenario scenario)
    {
        Privileges.Require();
        Assert.SkipWhen(Hindrance.Value is not null, Hindrance.Value ?? "");
        return new QuotaDisk(await PreparedTree.Of(scenario));
    }

    /// <summary>Allows so many bytes more than are in use now.</summary>
    public void Leave(long bytes)
    {
        Privileges.Must("sync", "--file-system", Disk);
        Limit((Used() + bytes).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Allows everything again.</summary>
    public void Lift() => Limit("none");

    /// <inheritdoc/>
    public void Dispose()
    {
        Privileges.Must("umount", "--lazy", Place);
        Privileges.Must("umount", "--lazy", Disk);
        prepared.Dispose();
        image.Dispose();
    }

    private long Used()
    {
        var (code, table) = Privileges.OutputOf("btrfs", "qgroup", "show", "--raw", "--sync", Disk);
        Assert.True(code == 0, table);
        return long.Parse(Usage().Match(table).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private void Limit(string bytes) => Privileges.Must("btrfs", "qgroup", "limit", bytes, Group, Disk);

    private static string? FindHindrance()
    {
        if (!Programs.Has("mkfs.btrfs"))
        {
            return "mkfs.btrfs is not installed";
        }

        using var files = new TemporaryDirectory(inMemory: true);
        Directory.CreateDirectory(files.At("place"));
        Privileges.Must("truncate", "--size", ImageSize, files.At("image"));
        Privileges.Must("mkfs.btrfs", "--quiet", "--mixed", files.At("image"));
        var (code, error) = Privileges.Run("mount", "-o", "loop", files.At("image"), files.At("place"));
        if (code != 0)
        {
            return $"no file system with quotas (btrfs on a loop device) can be mounted here: {error.Trim()}";
        }

        Privileges.Must("umount", "--lazy", files.At("place"));
        return null;
    }

    [GeneratedRegex(@"^0/256\s+(\d+)", RegexOptions.Multiline)]
    private static partial Regex Usage();
}
