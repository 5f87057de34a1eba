using System.Globalization;
using Wo.Engine.Claims;
using Wo.Engine.Reconcile;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.Network;

/// <summary>
/// A proxy drops, delays and duplicates each connection of a command and cuts each request and each answer: what the command
/// says is what the register says, or that it cannot be told, and reconcile brings both together. <c>WO_SWEEP=full</c> cuts
/// after every byte.
/// </summary>
[Soak]
public sealed class CutClaimTests
{
    private const int SampleStep = 397;

    private static int Step => Environment.GetEnvironmentVariable("WO_SWEEP") == "full" ? 1 : SampleStep;

    [Fact]
    public async Task A_take_that_is_cut_anywhere_tells_the_truth_and_holds_nothing_unsaid()
    {
        await using var remote = new CutRemote();
        Sweep(remote, _ => { }, () => Code(remote.Clone.Take()), JudgeTake);
    }

    [Fact]
    public async Task A_release_that_is_cut_anywhere_tells_the_truth_and_leaves_nothing_unsaid()
    {
        await using var remote = new CutRemote();
        Sweep(remote, Take, () => Code(remote.Clone.Release()), (of, code) => JudgeMove(of, code, "pending"));
    }

    [Fact]
    public async Task A_finish_that_is_cut_anywhere_tells_the_truth_and_leaves_nothing_behind()
    {
        await using var remote = new CutRemote();
        Sweep(
            remote,
            TakeAndWork,
            () => Code(remote.Clone.Finish(FinishResult.Partial)),
            (of, code) => JudgeMove(of, code, "partial")
        );
    }

    private static void Sweep(
        CutRemote remote,
        Action<CutRemote> prepare,
        Func<string> command,
        Action<CutRemote, string> judge
    )
    {
        prepare(remote);
        Assert.Equal("ok", remote.Through(null, command));
        var faults = remote.Faults(Step);
        GoBack(remote);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var fault in faults)
        {
            prepare(remote);
            var code = remote.Through(fault, command);
            var name = $"{fault.Kind} {code.Split(':')[0]}";
            counts[name] = counts.GetValueOrDefault(name) + 1;
            try
            {
                judge(remote, code);
                Reconciles(remote);
                GoBack(remote);
            }
            catch (Exception failure)
            {
                Assert.Fail($"{fault}: {code}\n{failure}");
            }
        }

        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{faults.Count} faults: {string.Join(", ", counts.Select(count => $"{count.Key}: {count.Value}"))}"
        );
        TestContext.Current.SendDiagnosticMessage("{0}", text);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.Contains(counts.Keys, name => name.EndsWith(" ok", StringComparison.Ordinal));
    }

    private static void Take(CutRemote remote) => Assert.Equal("ok", Code(remote.Clone.Take()));

    private static void TakeAndWork(CutRemote remote)
    {
        var taken = remote.Clone.Take();
        Assert.True(taken.IsOk, taken.Error?.ToString());
        TestClone.Commit(taken.Value, $"work-{Guid.NewGuid():N}.txt");
    }

    /// <summary>Back to where the next attempt begins, by commands alone.</summary>
    private static void GoBack(CutRemote remote)
    {
        if (remote.Clone.State() == WorkOrderState.Running)
        {
            Assert.Equal("ok", Code(remote.Clone.Release()));
        }
        else if (remote.Clone.State() == WorkOrderState.Partial)
        {
            Assert.Equal("ok", Code(remote.Clone.Requeue()));
        }

        Assert.Equal(WorkOrderState.Pending, remote.Clone.State());
        Assert.True(remote.Work.Claim() is null or { Lease: null, Intent: null });
    }

    private static string Code<T>(Result<T> result) =>
        result.Error is { } error ? $"{error.Code}: {error.Cause}" : "ok";

    private static void JudgeTake(CutRemote remote, string code)
    {
        var (claim, record) = (remote.Work.Claim(), remote.Clone.Record());
        if (code == "ok")
        {
            Assert.Equal(WorkOrderState.Running, remote.Clone.State());
            Assert.True(claim?.Lease?.IsOf(record.Lease!));
            return;
        }

        Assert.StartsWith("CLAIMS_UNREACHABLE", code, StringComparison.Ordinal);
        Assert.Null(record.Lease);
        Assert.Equal(WorkOrderState.Pending, remote.Clone.State());
        Assert.True(claim?.Lease is null || code.Contains("cannot be told", StringComparison.Ordinal), code);
    }

    private static void JudgeMove(CutRemote remote, string code, string state)
    {
        var (claim, record) = (remote.Work.Claim()!, remote.Clone.Record());
        var isNoted = remote.Clone.Workspace.Claims!.Unpublished.Ids().Count > 0;
        if (code == "ok")
        {
            Assert.Null(record.Lease);
            Assert.Equal(state, remote.Clone.State().DirectoryName());
            Assert.True(isNoted || claim is { Lease: null, Intent: null });
            Assert.True(isNoted || claim.State.DirectoryName() == state);
            return;
        }

        Assert.StartsWith("CLAIMS_UNREACHABLE", code, StringComparison.Ordinal);
        Assert.Equal(WorkOrderState.Running, remote.Clone.State());
        Assert.True(claim.Lease?.IsOf(record.Lease!));
        Assert.True(claim.Intent is null || code.Contains("cannot be told", StringComparison.Ordinal), code);
    }

    /// <summary>Whatever came of it, the clone and the register agree afterwards, and nothing committed is left behind.</summary>
    private static void Reconciles(CutRemote remote)
    {
        var report = new Reconciler(remote.Clone.Workspace).Apply(force: false, CancellationToken.None).Value;
        var claim = remote.Work.Claim();
        Assert.DoesNotContain(report.Findings, finding => finding.Level != ProblemLevel.Info);
        Assert.Null(claim?.Intent);
        Assert.Equal(SharedLease.HashOf(remote.Clone.Record().Lease?.Token), claim?.Lease?.TokenHash);
        Assert.Empty(remote.Clone.Workspace.Claims!.Unpublished.Ids());
        if (remote.Clone.State() == WorkOrderState.Partial)
        {
            Assert.Equal(
                GitSandbox.GitIn(remote.Clone.Root, "rev-parse", "feat/wo-WO-0001"),
                remote.Work.Git("rev-parse", "feat/wo-WO-0001")
            );
        }
    }
}
