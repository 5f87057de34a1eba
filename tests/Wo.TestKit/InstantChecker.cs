using System.Text.Json;

namespace Wo.TestKit;

/// <summary>
/// Decides what has to hold at every instant, also in the middle of a transition and right after a crash, before anybody
/// repaired anything: an intact copy of everything, no two active copies, no torn file. Looks at nothing but files.
/// </summary>
/// <param name="root">The main worktree.</param>
/// <param name="promises">What was said to whom.</param>
public sealed class InstantChecker(string root, Promises promises)
{
    // What older tools wrote, too.
    private static readonly string[] LinesOfLock = ["Locked by ", "\nPID: ", "\nUser: ", "\nHostname: "];

    /// <summary>What a reader would see that must never be seen, a line each; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        foreach (var promise in promises.All.Values)
        {
            Check(promise, problems);
        }

        foreach (var index in (string[])["_ctx/jobs/index.json", "_ctx/index/wo_worktrees.json"])
        {
            CheckJson(Path.Combine(root, index), problems);
        }

        foreach (var record in Files(Path.Combine(root, ".git", "wo", "records"), "WO-*"))
        {
            CheckJson(record, problems);
        }

        foreach (var mirror in Files(Path.Combine(root, "_ctx", "jobs", "running"), "*.lock"))
        {
            var text = File.ReadAllText(mirror);
            if (!text.EndsWith('\n') || !LinesOfLock.All(line => text.Contains(line, StringComparison.Ordinal)))
            {
                problems.Add($"a torn lock: {Path.GetFileName(mirror)}");
            }
        }

        return problems;
    }

    private void Check(Promise promise, List<string> problems)
    {
        string[] now = promise.Revised is { } revised ? [promise.Text, revised] : [promise.Text];
        var active = TreeChecker.StatesOf(root, promise.Id);
        if (active.Count > 1)
        {
            problems.Add($"{promise.Id}: I2: it lies in [{string.Join(", ", active)}]");
        }

        foreach (var state in active)
        {
            var file = Path.Combine(root, "_ctx", "jobs", state, promise.Id + ".yaml");
            problems.AddRange(Damage(file, now).Select(damage => $"{promise.Id}: I2: {damage}"));
        }

        // Backups count for I1 where there is no active copy, and only intact ones do.
        var backups = Files(Path.Combine(root, "_ctx", "jobs"), promise.Id + ".yaml.bak.*");
        if (active.Count == 0 && !backups.Any(backup => Damage(backup, [.. now, .. promise.Former]).Count == 0))
        {
            problems.Add($"{promise.Id}: I1: no intact copy of it is left");
        }
    }

    /// <summary>What is damaged in a file that is one of several texts; of the first, where it is none of them.</summary>
    private static IReadOnlyList<string> Damage(string file, string[] texts)
    {
        var text = WorkOrderText.Of(File.ReadAllText(file));
        return texts.Any(one => text.DamageSince(WorkOrderText.Of(one)).Count == 0)
            ? []
            : text.DamageSince(WorkOrderText.Of(texts[0]));
    }

    private static IEnumerable<string> Files(string directory, string pattern) =>
        Directory.Exists(directory) ? Directory.EnumerateFiles(directory, pattern, SearchOption.AllDirectories) : [];

    private void CheckJson(string path, List<string> problems)
    {
        if (!File.Exists(path))
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException torn)
        {
            problems.Add($"I2: {Path.GetRelativePath(root, path)} is torn: {torn.Message}");
        }
    }
}
