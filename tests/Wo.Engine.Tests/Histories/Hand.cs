using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Control;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>What people do to files behind the tool's back, in an editor, in a shell, or with git.</summary>
internal sealed class Hand(HistoryTree tree)
{
    private readonly Dictionary<string, string> committed = new(StringComparer.Ordinal);

    /// <summary>Does something to a work order.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="ids">All of them.</param>
    /// <param name="choice">What.</param>
    /// <returns>What it was; <see langword="null"/> where there was nothing to do it to.</returns>
    public string? Meddle(string id, IReadOnlyList<string> ids, int choice)
    {
        var (what, how) = (choice % 17, choice / 17);
        var file = FileOf(id, how);
        var state = Facts.States[how % 5];
        var isWhole = file is not null && !Observer.IsCutOff(File.ReadAllText(file));
        if (what <= 3 && !isWhole)
        {
            return null;
        }

        return what switch
        {
            0 when file is not null => Edit(file, "status", $"status: {state}"),
            1 when file is not null => Comment(file, how),
            2 when file is not null => Edit(file, "x_rev", how % 10 == 0 ? null : $"x_rev: {how % 10}"),
            3 when file is not null => Edit(file, "owner", null),
            4 when file is not null => CutOff(file, how),
            5 when file is not null => Move(file, tree.Observer.PathOf(state, id)),
            6 when file is not null => Copy(file, tree.Observer.PathOf(state, id)),
            7 when file is not null => Delete(file),
            8 or 9 when BackupOf(id, how) is { } backup => Copy(backup, tree.Observer.PathOf(StateOf(backup, how), id)),
            10 => DeleteBackups(id),
            11 when File.Exists(tree.Observer.LockOf(id)) => how % 2 == 0
                ? Delete(tree.Observer.LockOf(id))
                : Put(tree.Observer.LockOf(id), how % 4 == 1 ? "" : "User: carol\nwhatever\n"),
            12 => Put(tree.Observer.LockOf(id), "Locked by ctx_wo_take.py at then\nPID: 7\nUser: bob\nHostname: old\n"),
            13 when File.Exists(tree.Observer.RecordOf(id)) => Delete(tree.Observer.RecordOf(id)),
            14 when File.Exists(tree.Observer.RecordOf(id)) => Put(
                tree.Observer.RecordOf(id),
                (how % 3) switch
                {
                    0 => "",
                    1 => "{\"version\": 2}",
                    _ => "{ \"version\": 1, \"rev\": ",
                }
            ),
            15 => Commit(ids),
            16 => Rewind(ids),
            _ => null,
        };
    }

    /// <summary>Makes a work order whole again that nobody can read, or that is held in no way the tool can settle.</summary>
    public void Mend(Facts facts, string born)
    {
        foreach (var (state, doc) in facts.Files)
        {
            if (doc.IsBroken)
            {
                File.Delete(tree.Observer.PathOf(state, facts.Id));
            }
        }

        foreach (var backup in facts.Backups.Where(backup => backup.Doc.IsBroken))
        {
            File.Delete(Path.Join(Path.GetDirectoryName(tree.Observer.PathOf(backup.State, facts.Id)), backup.Name));
        }

        if (facts.Files.Values.All(doc => doc.IsBroken) && facts.Backups.All(backup => backup.Doc.IsBroken))
        {
            Put(tree.Observer.PathOf("pending", facts.Id), born);
        }

        if (facts.Lease is null && facts.Mirror is not null)
        {
            Delete(tree.Observer.LockOf(facts.Id));
        }

        if (facts is { Settled: "running", HasRecord: false } && !facts.Files["running"].IsPlaced)
        {
            Move(tree.Observer.PathOf("running", facts.Id), tree.Observer.PathOf("pending", facts.Id));
        }
    }

    private string? FileOf(string id, int how)
    {
        var files = Facts.States.Select(state => tree.Observer.PathOf(state, id)).Where(File.Exists).ToList();
        return files.Count == 0 ? null : files[how % files.Count];
    }

    private string? BackupOf(string id, int how)
    {
        var backups = tree
            .Observer.Of(id)
            .Backups.Select(b => Path.Join(Path.GetDirectoryName(tree.Observer.PathOf(b.State, id)), b.Name))
            .Order(StringComparer.Ordinal)
            .ToList();
        return backups.Count == 0 ? null : backups[how % backups.Count];
    }

    private static string StateOf(string backup, int how) =>
        how % 3 == 0 ? Facts.States[how % 5] : Path.GetFileName(Path.GetDirectoryName(backup))!;

    private string Edit(string file, string key, string? line)
    {
        var lines = File.ReadAllText(file).Split('\n').ToList();
        lines.RemoveAll(old => old.StartsWith(key + ":", StringComparison.Ordinal));
        if (line is not null)
        {
            lines.Insert(Math.Max(0, lines.Count - 1), line);
        }

        return Put(file, string.Join('\n', lines));
    }

    private string Comment(string file, int how)
    {
        var lines = File.ReadAllText(file).Split('\n').ToList();
        lines.RemoveAll(old => old.StartsWith("# note ", StringComparison.Ordinal));
        lines.Insert(Math.Max(0, lines.Count - 1), $"# note {how}");
        return Put(file, string.Join('\n', lines));
    }

    private string CutOff(string file, int how)
    {
        var text = File.ReadAllText(file);
        return Put(file, how % 2 == 0 ? "" : text[..(text.Length * (how % 7) / 7)] + Observer.CutOff);
    }

    private string Put(string file, string text)
    {
        tree.Write(file, text);
        return $"writes {Name(file)}";
    }

    private string? Move(string from, string to)
    {
        if (from == to)
        {
            return null;
        }

        File.Move(from, to, overwrite: true);
        tree.Times.Move(from, to);
        return $"moves {Name(from)} to {Name(to)}";
    }

    private string? Copy(string from, string to)
    {
        if (from == to)
        {
            return null;
        }

        File.Copy(from, to, overwrite: true);
        tree.Times.Touch(to);
        return $"copies {Name(from)} to {Name(to)}";
    }

    private string Delete(string file)
    {
        File.Delete(file);
        return $"deletes {Name(file)}";
    }

    private string DeleteBackups(string id)
    {
        foreach (var backup in tree.Observer.Of(id).Backups)
        {
            File.Delete(Path.Join(Path.GetDirectoryName(tree.Observer.PathOf(backup.State, id)), backup.Name));
        }

        return $"deletes the backups of {id}";
    }

    private string Commit(IReadOnlyList<string> ids)
    {
        committed.Clear();
        foreach (var path in Paths(ids).Where(File.Exists))
        {
            committed[path] = File.ReadAllText(path);
        }

        return "commits the tree";
    }

    /// <summary>A reset to what was committed: files of later states go, those of then come back.</summary>
    private string? Rewind(IReadOnlyList<string> ids)
    {
        if (committed.Count == 0)
        {
            return null;
        }

        foreach (var path in Paths(ids).Where(File.Exists))
        {
            File.Delete(path);
        }

        foreach (var (path, text) in committed)
        {
            tree.Write(path, text);
        }

        return "resets the tree to its commit";
    }

    private IEnumerable<string> Paths(IReadOnlyList<string> ids) =>
        ids.SelectMany(id => Facts.States.Select(state => tree.Observer.PathOf(state, id)));

    private string Name(string path) => Path.GetRelativePath(tree.Root, path);
}
