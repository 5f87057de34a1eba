using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Store.Tree.Kept;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Which summaries the commands of a sweep find: none, those of the tree as it is, or a file of them with a wrong bit. The seed
/// chooses, or <c>WO_CACHE</c>: <c>off</c>, <c>always</c> or <c>corrupt</c>.
/// </summary>
internal static class SweepCache
{
    private static readonly string[] Modes = ["off", "always", "corrupt"];

    /// <summary>The one that was chosen.</summary>
    public static string Mode { get; } =
        Environment.GetEnvironmentVariable("WO_CACHE") is { Length: > 0 } named
            ? named
            : Modes[Sweep.Seed % Modes.Length];

    /// <summary>How commands use it.</summary>
    public static SummaryCacheUse Use => Mode == "off" ? SummaryCacheUse.Off : SummaryCacheUse.Always;

    /// <summary>Whether a file is that of summaries, which no promise is about.</summary>
    public static bool IsCache(string path) => Path.GetFileName(path) == "summaries";

    /// <summary>Keeps what the tree says now. The test's own changes are of a moment ago, and over for certain.</summary>
    /// <param name="workspace">The tree, with nothing that fails.</param>
    public static void Fill(Workspace workspace)
    {
        if (Mode == "off")
        {
            return;
        }

        var reading = new TreeReader(workspace).Read();
        _ = new LintTree(reading.Lint, reading.Scan, workspace.Layout).Run();
        workspace.Cache.Saw(
            [.. reading.Scan.Summarized().Entries.SelectMany(entry => entry.Candidates)],
            since: DateTimeOffset.MaxValue
        );
        workspace.Cache.Save();
        if (Mode == "corrupt" && File.Exists(workspace.ControlLayout.Summaries))
        {
            var bytes = File.ReadAllBytes(workspace.ControlLayout.Summaries);
            bytes[Sweep.Seed % bytes.Length] ^= 1;
            File.WriteAllBytes(workspace.ControlLayout.Summaries, bytes);
        }
    }
}
