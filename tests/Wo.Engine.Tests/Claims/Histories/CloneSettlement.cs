using Wo.Engine.Diagnosis;
using Wo.Engine.Problems;
using Wo.Engine.Tests.Histories;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// The end of a history: every clone reaches the remote, its clock is right, and it has reconciled. What is left then has a
/// name, and the register and the clones agree wherever no person has to decide.
/// </summary>
internal sealed class CloneSettlement(HistoryRemote remote, RegisterAudit registers, HoldingAudit holders)
{
    private const int Rounds = 2;

    // What reconcile reports and leaves to a person, each for its own reason.
    private static readonly HashSet<string> LeftToPeople = ["STALE_LOCK", "WORKTREE_WITHOUT_RUNNING_WO"];

    /// <summary>Settles everything and judges it.</summary>
    /// <param name="run">Runs a command in a clone and judges that.</param>
    public void Settle(Func<HistoryClone, CloneCommand, CloneAnswer> run)
    {
        foreach (var clone in remote.Clones)
        {
            clone.IsCutOff = false;
            clone.Clock.Skew = TimeSpan.Zero;
        }

        // What one clone publishes another one sees in the second round, after which nothing is left to publish.
        var left = new Dictionary<HistoryClone, CloneAnswer>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var clone in remote.Clones)
            {
                remote.World.Now += TimeSpan.FromSeconds(2);
                left[clone] = run(clone, new CloneCommand(CloneVerb.Reconcile, HistoryRemote.Ids[0]));
                HistoryFailure.Unless(left[clone].IsOk, $"{clone.Name} cannot reconcile: {left[clone]}");
            }
        }

        foreach (var clone in remote.Clones)
        {
            var findings = left[clone].Findings;
            var lost = findings
                .Where(finding => finding.Code == Problem.ClaimLost)
                .Select(finding => finding.Id!.Value.Value)
                .ToHashSet();
            foreach (var finding in findings)
            {
                Judge(clone, finding);
            }

            foreach (var id in HistoryRemote.Ids.Where(id => !lost.Contains(id)))
            {
                JudgeAgreement(clone, id);
            }
        }

        JudgeWork();
    }

    private void Judge(HistoryClone clone, Finding finding)
    {
        var isExplained =
            finding.Level == ProblemLevel.Info
            || LeftToPeople.Contains(finding.Code.ToString())
            || (finding.Code == Problem.ClaimLost && holders.IsContested(finding.Id!.Value.Value));
        HistoryFailure.Unless(isExplained, $"reconcile leaves in {clone.Name}: {finding}");
    }

    private void JudgeAgreement(HistoryClone clone, string id)
    {
        var (now, places) = (registers.Newest(id), clone.Places(id));
        HistoryFailure.Unless(places.Count == 1, $"{clone.Name} has {id} in {string.Join(' ', places)}");
        HistoryFailure.Unless(
            clone.Text(id)!.Contains($"x_text: only of {id}", StringComparison.Ordinal),
            $"{clone.Name} has lost the text of {id}"
        );
        HistoryFailure.Unless(!clone.IsUnpublished(id), $"{clone.Name} has not told what it did with {id}: {now}");
        var token = HoldingAudit.Hash(clone.Token(id));
        HistoryFailure.Unless(
            token == (now?.Holder == clone.CloneId ? now?.Token : null),
            $"{clone.Name} {(token is null ? "does not hold" : "holds")} {id}, and the register says {now}"
        );
        HistoryFailure.Unless(
            now?.IntentOf is null || now.IntentOf != clone.CloneId,
            $"{clone.Name} has not said what became of {id}: {now}"
        );
    }

    /// <summary>Every commit of every clone is on a branch, there or in the remote.</summary>
    private void JudgeWork()
    {
        foreach (var clone in remote.Clones)
        {
            foreach (var (id, _, commit) in clone.Work)
            {
                HistoryFailure.Unless(
                    clone.Git("branch", "--all", "--contains", commit).Length > 0,
                    $"the commit {commit} of {clone.Name} for {id} is lost"
                );
            }
        }
    }
}
