using Wo.Engine.Git;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>A git in front of the real one loses the answer of a push, as a connection that breaks does.</summary>
public sealed class LostAnswerTests
{
    private const string IsPush = "case \" $* \" in *' push '*) push=1;; *) push=;; esac\n";

    [Fact]
    public void A_claim_that_arrived_counts_although_its_answer_got_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        work.Alice.Wrap(work.Surroundings, IsPush + Once(work, "git \"$@\" >/dev/null 2>&1; kill -9 $$"));

        var taken = work.Alice.Take();

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Value.Lease));
        Assert.Equal("1", work.Git("rev-list", "--count", "refs/wo/claims/WO-0001"));
    }

    [Fact]
    public void A_claim_that_did_not_arrive_is_made_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        work.Alice.Wrap(work.Surroundings, IsPush + Once(work, "kill -9 $$"));

        var taken = work.Alice.Take();

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Value.Lease));
    }

    [Fact]
    public void Where_no_answer_ever_comes_and_nothing_arrived_the_claim_is_not_taken_for_made()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        work.Alice.Wrap(work.Surroundings, IsPush + "[ -z \"$push\" ] || exit 128");

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsUnreachable, refused.Code);
        Assert.Null(work.Alice.Record().Lease);
        Assert.Equal(WorkOrderState.Pending, work.Alice.State());
        Assert.Null(work.Claim());
    }

    [Fact]
    public void A_swap_whose_answer_got_lost_against_another_clone_is_lost()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        var bob = work.Surroundings.At("bob", "repo");
        // While the answer of alice's push is lost, bob's claim is in its place already.
        work.Bob.Take();
        work.Alice.Wrap(work.Surroundings, IsPush + "[ -z \"$push\" ] || exit 128");

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
        Assert.True(Directory.Exists(bob));
    }

    [Fact]
    public void A_finish_whose_answers_get_lost_is_finished_once()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        var commit = TestClone.Commit(work.Alice.Take().Value);
        work.Alice.Wrap(work.Surroundings, IsPush + "[ -z \"$push\" ] || { git \"$@\" >/dev/null 2>&1; exit 128; }");

        var finished = work.Alice.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        var claim = work.Claim()!;
        Assert.Equal(
            (WorkOrderState.Done, commit, null, null),
            (claim.State, claim.VerifiedCommit, claim.Lease, claim.Intent)
        );
        Assert.Equal("3", work.Git("rev-list", "--count", "refs/wo/claims/WO-0001"));
    }

    [Fact]
    public void A_git_that_hangs_is_ended_and_nothing_has_changed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        work.Alice.Wrap(work.Surroundings, "case \" $* \" in *' ls-remote '*) sleep 600;; esac");
        work.Alice.Git = WithLimit(work.Alice.Git, TimeSpan.FromSeconds(1));

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsUnreachable, refused.Code);
        Assert.Contains("did not end in time", refused.Cause, StringComparison.Ordinal);
        Assert.Null(work.Alice.Record().Lease);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_wait_for_the_remote_ends_when_the_command_is_asked_to_stop()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        using var stop = new CancellationTokenSource();
        work.Alice.Git = TestGit.Scripted(
            work.Surroundings,
            "case \" $* \" in *' ls-remote '*) touch '"
                + work.Surroundings.At("asked")
                + "'; sleep 600;; esac\nexec git \"$@\"\n",
            TimeSpan.FromMilliseconds(100),
            stop.Token
        );

        var taking = Task.Run(() => work.Alice.Take(), TestContext.Current.CancellationToken);
        await SharedWork.Until(() => File.Exists(work.Surroundings.At("asked")) || taking.IsCompleted);
        await stop.CancelAsync();
        var refused = (await taking).Error!;

        Assert.Equal(Problem.Interrupted, refused.Code);
        Assert.Null(work.Alice.Record().Lease);
    }

    [Fact]
    public void Where_the_last_word_does_not_arrive_the_work_order_is_closed_and_it_is_said()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        TestClone.Commit(work.Alice.Take().Value);
        // The first push is the intent.
        var counter = work.Surroundings.At("pushes");
        work.Alice.Wrap(
            work.Surroundings,
            IsPush + $"[ -z \"$push\" ] || {{ echo >> '{counter}'; [ $(wc -l < '{counter}') = 1 ] || exit 128; }}"
        );

        var finished = work.Alice.Finish(FinishResult.Failed).Value;

        Assert.Contains(
            finished.Warnings,
            warning => warning.Contains("other clones do not know", StringComparison.Ordinal)
        );
        Assert.Equal([finished.Id], work.Alice.Workspace.Claims!.Unpublished.Ids());
        Assert.Equal("finish", work.Claim()!.Intent!.Verb);
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
    }

    private static string Once(SharedWork work, string action) =>
        $"if [ -n \"$push\" ] && mkdir '{work.Surroundings.At("once")}' 2>/dev/null; then {action}; fi";

    private static GitCommand WithLimit(GitCommand git, TimeSpan limit) =>
        new(Wo.Engine.Processes.ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
        {
            Program = git.Program,
            RemoteLimit = limit,
        };
}
