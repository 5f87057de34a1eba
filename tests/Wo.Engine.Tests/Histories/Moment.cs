using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>The tree as it is before a step, and what has to hold of it whatever the step is.</summary>
internal sealed class Moment
{
    private readonly HistoryTree tree;
    private readonly Dictionary<string, ImmutableHashSet<string>> texts = [];
    private readonly Dictionary<string, string?> kept = [];
    private readonly Dictionary<string, int> copies = [];
    private string? wrong;

    public Moment(HistoryTree tree, IEnumerable<string> ids)
    {
        this.tree = tree;
        foreach (var id in ids)
        {
            LookAt(id);
        }
    }

    /// <summary>Every work order.</summary>
    public Dictionary<string, Facts> Facts { get; } = [];

    /// <summary>Looks again at a work order that somebody else changed meanwhile.</summary>
    public void LookAt(string id)
    {
        Facts[id] = tree.Observer.Of(id);
        texts[id] = tree.Observer.Texts(id);
        kept[id] = tree.Observer.KeptText(id);
        copies[id] = tree.Observer.Copies(id);
    }

    /// <summary>The exit code that says what a work order waits for; <see langword="null"/> where it waits for nothing.</summary>
    public int? Waiting(string id) =>
        Facts[id].Settled is { } state && Facts[id].Files[state].DependsOn is { } other
            ? CommandModel.Waiting(Facts[other])
            : null;

    /// <summary>At every instant there are no fewer and no more files than before.</summary>
    public void Watch()
    {
        foreach (var (id, count) in copies)
        {
            var now = tree.Observer.Copies(id);
            if (now > Math.Max(count, 1) || (now == 0 && count > 0))
            {
                wrong ??= $"I2: at some moment there were {now} files of {id}, {count} before";
            }
        }
    }

    /// <summary>Every text is still there, and nothing is there that its author did not write.</summary>
    public void CheckTexts()
    {
        HistoryFailure.Unless(wrong is null, wrong ?? "");
        foreach (var (id, before) in texts)
        {
            var now = tree.Observer.Texts(id);
            HistoryFailure.Unless(
                before.IsSubsetOf(now),
                $"I1: a text of {id} is lost:\n{before.Except(now).FirstOrDefault()}"
            );
            // What is restored comes from the copy beside the control records, which a later version replaces.
            var origins = kept[id] is { } copy ? before.Add(copy) : before;
            foreach (var text in now.Except(before))
            {
                var lines = WorkOrderText.Of(text);
                HistoryFailure.Unless(
                    origins.IsEmpty || origins.Any(old => lines.DamageSince(WorkOrderText.Of(old)).Count == 0),
                    $"I1: lines of {id} were lost or made up:\n{text}"
                );
            }
        }
    }

    /// <summary>All other work orders are as they were.</summary>
    public void CheckOthers(string? except)
    {
        foreach (var (id, facts) in Facts.Where(item => item.Key != except))
        {
            var differences = facts.Differences(tree.Observer.Of(id), isAtRest: true).ToList();
            HistoryFailure.Unless(
                differences.Count == 0,
                $"{id} was none of its business, but: {string.Join("; ", differences)}"
            );
        }
    }

    /// <summary>A work order is one of those that were predicted.</summary>
    public void CheckOne(string id, IEnumerable<Facts> possible, bool isAtRest)
    {
        var found = tree.Observer.Of(id);
        var differences = possible.Select(facts => facts.Differences(found, isAtRest).ToList()).ToList();
        HistoryFailure.Unless(
            differences.Exists(list => list.Count == 0),
            $"afterwards {id} is not what it has to be:\n    {string.Join("\n    or ", differences.Select(list => string.Join("; ", list)))}"
        );
    }

    /// <summary>All files of a tree as one hash.</summary>
    public static string Everything(HistoryTree tree)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        // Not File.ReadAllBytes, which asks for a lock of its own: a wait for the index that was given up gets its turn when
        // the one before it ends, and holds the file for an instant.
        var files = PlatformFileSystem.Create();
        foreach (
            var file in Directory
                .EnumerateFiles(tree.Root, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            // Who held a lock last is for people only.
            if (file != tree.Guard && !file.Contains("/.git/wo/ops/", StringComparison.Ordinal))
            {
                hash.AppendData(Encoding.UTF8.GetBytes(file));
                hash.AppendData(files.Read(file, int.MaxValue).Bytes);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
