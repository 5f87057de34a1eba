using System.Globalization;
using System.Text;
using Wo.Engine.Diagnosis;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>
/// One file a run that says what was about to be done and what came of it. It is made with the first repair, so a run
/// that repairs nothing leaves nothing.
/// </summary>
internal sealed class RepairLog(Workspace workspace)
{
    private CtxPath? path;

    /// <summary>The file, from the state root; <see langword="null"/> where nothing was logged.</summary>
    public string? File => path?.Relative;

    /// <summary>Says what is about to be done. Where that cannot be written, nothing is done.</summary>
    public void Begin(Finding finding, ProposedRepair repair, string? reason) =>
        Write(
            $"{finding.Code} {Subject(finding)}: {finding.Message}\n    repair: {repair.Description}"
                + (repair.NeedsForce ? $" (--force{(reason is null ? "" : $": {OneLine.Of(reason)}")})" : "")
        );

    /// <summary>Says what was done.</summary>
    public void End(Finding finding, Result<string> result, IReadOnlyList<string> backups)
    {
        var outcome = result.TryGet(out var done, out var error) ? $"done: {done}" : $"failed: {error.Cause}";
        var kept = backups.Count == 0 ? "" : $"\n    backups: {string.Join(", ", backups)}";
        Write($"{finding.Code} {Subject(finding)}: {outcome}{kept}");
    }

    private static string Subject(Finding finding) => finding.Id?.Value ?? finding.Path ?? "-";

    private void Write(string text)
    {
        var now = workspace.Clock.GetUtcNow().UtcDateTime;
        path ??= NewFile(now);
        var line = $"{now.ToString("O", CultureInfo.InvariantCulture)} {text}\n";
        workspace.Writer.Append(path.FullPath, [], Encoding.UTF8.GetBytes(line));
    }

    /// <summary>A name that no other run has, not even one in the same tick.</summary>
    private CtxPath NewFile(DateTime now)
    {
        var name = now.ToString("yyyyMMdd'T'HHmmss'.'fffffff'Z'", CultureInfo.InvariantCulture);
        return workspace.Layout.ReconcileLogs / $"{name}-{Environment.ProcessId}.log";
    }
}
