using System.Globalization;
using System.Text;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>The text of <c>verification_report.log</c>: the verdict in words.</summary>
internal static class EvidenceReport
{
    /// <summary>Writes it.</summary>
    /// <param name="verdict">The verdict.</param>
    /// <param name="path">Where it stands, from the state root.</param>
    public static byte[] Format(Verdict verdict, string path)
    {
        var text = new StringBuilder();
        Line("Verification report");
        Line($"Work order: {verdict.WorkOrder.Id}");
        Line($"Commit: {verdict.Commit ?? "unknown"}");
        Line($"Started: {WorkOrderTimestamp.Format(verdict.StartedAt)}");
        Line($"Finished: {WorkOrderTimestamp.Format(verdict.FinishedAt)}");
        Line($"Status: {VerdictFormat.NameOf(verdict.Status)}");
        Line($"Verdict: {path}");
        foreach (var command in verdict.Commands)
        {
            Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Command: {OneLine.Of(command.Command)} ({command.EndName} {command.Code}, {command.Seconds:0.0} s, {command.Log.Relative})"
                )
            );
        }

        foreach (var failure in verdict.Failures)
        {
            Line($"Failed: {failure.Stage}: {failure.Error.Code.Name}: {OneLine.Of(failure.Error.Cause)}");
        }

        foreach (var reason in verdict.OverrideReasons)
        {
            Line($"Override: {OneLine.Of(reason)}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        void Line(string line) => text.Append(line).Append('\n');
    }
}
