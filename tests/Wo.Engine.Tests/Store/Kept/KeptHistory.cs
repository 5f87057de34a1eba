using System.Runtime.Versioning;
using Wo.Engine.Store;
using Wo.Engine.Store.Tree.Kept;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>
/// What programs and people do to the files of a tree and to its cache, at random: edits of the same size within one tick of the
/// clock, renames, times set back, links, directories that change places, backups that come back, a cache that is damaged.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class KeptHistory(KeptTree tree, Random random)
{
    private const int Ids = 5;

    private static readonly WorkOrderState[] States =
    [
        WorkOrderState.Pending,
        WorkOrderState.Running,
        WorkOrderState.Done,
    ];

    private readonly List<string> steps = [];
    private byte[]? formerCache;

    /// <summary>What was done so far.</summary>
    public string Steps => string.Join('\n', steps);

    private string Jobs => Path.Join(tree.Root, "_ctx", "jobs");

    /// <summary>Begins with some files.</summary>
    public void Begin()
    {
        foreach (var state in States)
        {
            Directory.CreateDirectory(Path.Join(Jobs, state.DirectoryName()));
        }

        for (var number = 0; number < Ids; number++)
        {
            Write();
        }
    }

    /// <summary>Does something.</summary>
    public void Step()
    {
        Action[] possible =
        [
            Write,
            Write,
            EditInPlace,
            EditInPlace,
            EditAndSetBack,
            Replace,
            Swap,
            Move,
            SwapDirectories,
            Link,
            OtherKind,
            Restore,
            Remove,
            ChangePermissions,
            ChangeBacklog,
            ChangeSchema,
            DamageCache,
            RestoreCache,
            KeepCache,
            WaitLong,
            WaitLittle,
            SetClockBack,
        ];
        var step = possible[random.Next(possible.Length)];
        steps.Add(step.Method.Name);
        step();
    }

    private void Write()
    {
        var (id, state) = Place();
        if (!Directory.Exists(tree.PathOf(id, state)) && !IsLink(tree.PathOf(id, state)))
        {
            tree.Put(id, state, Dependency() + Fault() + $"x_note: {Letter()}");
        }
    }

    private void EditInPlace()
    {
        if (Any() is { } path)
        {
            File.WriteAllText(path, Edited(path));
            tree.Files.Written(path);
        }
    }

    private void EditAndSetBack()
    {
        if (Any() is { } path)
        {
            var before = tree.Files.ModifiedAt(path);
            File.WriteAllText(path, Edited(path));
            tree.Files.Changed(path, before);
        }
    }

    private void Replace()
    {
        if (Any() is { } path)
        {
            var before = tree.Files.ModifiedAt(path);
            File.WriteAllText(path + ".new", Edited(path));
            File.Move(path + ".new", path, overwrite: true);
            tree.Files.Changed(path, before);
        }
    }

    private void Swap()
    {
        if (Any() is { } one && Any() is { } other && one != other)
        {
            File.Move(one, one + ".x");
            File.Move(other, one);
            File.Move(one + ".x", other);
            tree.Files.Changed(one);
            tree.Files.Changed(other);
        }
    }

    private void Move()
    {
        var (id, state) = Place();
        if (Any() is { } path && !Path.Exists(tree.PathOf(id, state)))
        {
            File.Move(path, tree.PathOf(id, state));
            tree.Files.Changed(tree.PathOf(id, state));
        }
    }

    // No time of a file in it changes.
    private void SwapDirectories()
    {
        var (one, other) = (Path.Join(Jobs, "pending"), Path.Join(Jobs, "done"));
        Directory.Move(one, Jobs + "/x");
        Directory.Move(other, one);
        Directory.Move(Jobs + "/x", other);
    }

    private void Link()
    {
        var (id, state) = Place();
        if (Any() is { } path && !Path.Exists(tree.PathOf(id, state)))
        {
            var target = tree.PathOf(id, state);
            Run("ln", path, target);
            tree.Files.Changed(target);
        }
    }

    private void OtherKind()
    {
        if (Any() is { } path)
        {
            File.Move(path, path + ".kept");
            if (random.Next(2) == 0)
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                File.CreateSymbolicLink(path, path + ".kept");
            }
        }
    }

    private void Restore()
    {
        var kept = Directory.GetFiles(Jobs, "*.kept", SearchOption.AllDirectories);
        if (kept.Length > 0)
        {
            var backup = kept[random.Next(kept.Length)];
            var path = backup[..^".kept".Length];
            if (Directory.Exists(path) && !IsLink(path))
            {
                Directory.Delete(path);
            }
            else
            {
                File.Delete(path);
            }

            File.Move(backup, path);
            tree.Files.Changed(path);
        }
    }

    private void Remove()
    {
        if (Any() is { } path)
        {
            File.Delete(path);
        }
    }

    private void ChangePermissions()
    {
        if (Any() is { } path)
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) ^ UnixFileMode.OtherRead);
            tree.Files.Changed(path);
        }
    }

    private void ChangeBacklog()
    {
        var epic = random.Next(2) == 0 ? "E-0001" : "E-0002";
        tree.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog.Replace("E-0001", epic, StringComparison.Ordinal));
    }

    private void ChangeSchema()
    {
        var own = CtxLayout.OwnSchemaFromRoot(CtxLayout.WorkOrderSchemaName);
        var path = Path.Join(tree.Root, own);
        if (Directory.Exists(path))
        {
            Directory.Delete(path);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }

        switch (random.Next(4))
        {
            case 0:
                Directory.CreateDirectory(path); // cannot be used
                break;
            case 1:
                tree.Write(own, """{"type": "object"}""");
                break;
            case 2:
                tree.Write(own, """{"type": "object", "required": ["x_wanted"]}""");
                break;
        }
    }

    private void DamageCache()
    {
        if (File.Exists(tree.Cache) && new FileInfo(tree.Cache).Length > 0)
        {
            var bytes = File.ReadAllBytes(tree.Cache);
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(tree.Cache, random.Next(2) == 0 ? bytes : bytes[..random.Next(bytes.Length)]);
        }
    }

    private void KeepCache() => formerCache = File.Exists(tree.Cache) ? File.ReadAllBytes(tree.Cache) : null;

    private void RestoreCache()
    {
        if (formerCache is not null)
        {
            File.WriteAllBytes(tree.Cache, formerCache);
        }
    }

    private void WaitLong() => tree.Wait();

    private void WaitLittle() => tree.Clock.Now += TimeSpan.FromMilliseconds(random.Next(1500));

    // By a time that no two changes lie apart, as a real clock does not meet one of its ticks again.
    private void SetClockBack() =>
        tree.Clock.Now -= TimeSpan.FromTicks(random.NextInt64(TimeSpan.TicksPerHour, TimeSpan.TicksPerDay));

    private (string Id, WorkOrderState State) Place() =>
        ($"WO-{random.Next(1, Ids + 1)}", States[random.Next(States.Length)]);

    private string Dependency() => random.Next(3) == 0 ? $"dependencies: [WO-{random.Next(1, Ids + 2)}]\n" : "";

    private string Fault() => random.Next(3) == 0 ? "x_rev: none\n" : "";

    private char Letter() => (char)random.Next('a', 'f');

    /// <summary>Another text of the same length.</summary>
    private string Edited(string path)
    {
        var text = File.ReadAllText(path);
        return random.Next(5) switch
        {
            0 => text.Replace("priority: P1", "priority: P2", StringComparison.Ordinal),
            1 => text.Replace("priority: P", "priority: Q", StringComparison.Ordinal),
            2 => text.Replace("Title of", $"Titl{Letter()} of", StringComparison.Ordinal),
            3 => text.Replace("- 'true'", "- '    '", StringComparison.Ordinal),
            _ => text.Replace("E-0001", "E-0002", StringComparison.Ordinal),
        };
    }

    private string? Any()
    {
        string[] files =
        [
            .. new DirectoryInfo(Jobs)
                .GetFiles("WO-*.yaml", SearchOption.AllDirectories)
                .Where(file => file.LinkTarget is null)
                .Select(file => file.FullName)
                .Order(StringComparer.Ordinal),
        ];
        return files.Length == 0 ? null : files[random.Next(files.Length)];
    }

    private static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;

    private static void Run(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
    }
}
