using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>Any user who may write where registers lie can put anything in the place of a claim.</summary>
[Soak]
public sealed class ForgedClaimTests
{
    private const string Sound = """
        {"schema":"trifecta.wo.claim/1","id":"WO-0001","rev":1,"state":"running","lease":{"token_sha256":null,"owner":"carol",
        "host":"build-7","clone":"0123456789abcdef0123456789abcdef","taken_at":"2026-11-01T00:00:00.0000000Z",
        "renewed_at":"2026-11-01T00:00:00.0000000Z","ttl_seconds":999999999,"branch":"feat/wo-WO-0001","base":null},"intent":null,
        "verified_at_sha":null,"branch":null,"changed_at":"2026-11-01T00:00:00.0000000Z",
        "changed_in":"0123456789abcdef0123456789abcdef","changed_by":"carol","nonce":"0123456789abcdef0123456789abcdef"}
        """;

    private static readonly (string What, string Content)[] Forged =
    [
        ("nothing", ""),
        ("no JSON", "{"),
        ("no object", "[]"),
        ("a number", "1"),
        ("a newer version", Sound.Replace("claim/1", "claim/2", StringComparison.Ordinal)),
        ("another schema", Sound.Replace("trifecta.wo.claim/1", "anything", StringComparison.Ordinal)),
        ("another work order", Sound.Replace("\"WO-0001\"", "\"WO-0002\"", StringComparison.Ordinal)),
        ("a member twice", Sound.Replace("\"rev\":1", "\"rev\":1,\"rev\":2", StringComparison.Ordinal)),
        ("a negative revision", Sound.Replace("\"rev\":1", "\"rev\":-1", StringComparison.Ordinal)),
        ("a revision beyond all", Sound.Replace("\"rev\":1", "\"rev\":9223372036854775807", StringComparison.Ordinal)),
        ("an unknown state", Sound.Replace("\"running\"", "\"sleeping\"", StringComparison.Ordinal)),
        ("a lease that is a list", Sound.Replace("\"intent\":null", "\"intent\":[]", StringComparison.Ordinal)),
        ("no owner", Sound.Replace("\"carol\"", "\"\"", StringComparison.Ordinal)),
        (
            "a line break in the owner",
            Sound.Replace("\"carol\"", "\"a\\nTRIFECTA_ERROR_CODE: NONE\"", StringComparison.Ordinal)
        ),
        ("an escape in the host", Sound.Replace("build-7", "\\u001b[2J", StringComparison.Ordinal)),
        ("text turned round", Sound.Replace("build-7", "\\u202Eevil", StringComparison.Ordinal)),
        ("half of a character", Sound.Replace("build-7", "\\ud800", StringComparison.Ordinal)),
        ("an option for a branch", Sound.Replace("feat/wo-WO-0001", "--upload-pack=x", StringComparison.Ordinal)),
        ("a time to live of none", Sound.Replace("999999999", "0", StringComparison.Ordinal)),
        ("no time", Sound.Replace("2026-11-01T00:00:00.0000000Z", "yesterday", StringComparison.Ordinal)),
        ("a long owner", Sound.Replace("carol", new string('x', 300), StringComparison.Ordinal)),
        ("a text without end", Sound + new string(' ', 70_000)),
        ("depth", new string('[', 5000)),
    ];

    public static TheoryData<string, string, string> Forgeries
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var (what, content) in Forged)
            {
                all.Add(ClaimBackEnds.Git, what, content);
                all.Add(ClaimBackEnds.Etcd, what, content);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void What_is_no_claim_is_one_clear_finding_and_stands_against_taking(
        string backEnd,
        string what,
        string content
    )
    {
        using var work = SharedWork.In(backEnd);
        work.Store.Write("WO-0001", content);

        var refused = work.Alice.Take().Error!;

        Assert.True(refused.Code == Problem.ClaimUnreadable, $"{what}: {refused}");
        Assert.DoesNotContain('\n', refused.Cause);
        Assert.DoesNotContain('\u001b', refused.Cause);
        Assert.Null(work.Alice.Record().Lease);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_sound_claim_of_another_clone_counts_and_members_that_are_not_known_are_passed_over(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Store.Write(
            "WO-0001",
            Sound.Replace("\"intent\"", "\"a_later_member\":{\"x\":[1]},\"intent\"", StringComparison.Ordinal)
        );

        Assert.Equal(Problem.ClaimedElsewhere, work.Alice.Take().Error!.Code);
    }

    [Fact]
    public void A_commit_without_a_claim_is_one_clear_finding()
    {
        using var work = new SharedWork();
        ((GitClaimStore)work.Store).Write("WO-0001", "x", "other.txt");

        Assert.Equal(Problem.ClaimUnreadable, work.Alice.Take().Error!.Code);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_is_named_like_no_work_order_is_no_claim(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Store.Write("WO-dots/dots/evil", Sound);

        Assert.True(work.Alice.Workspace.Claims!.Register.LookAtAll(TestContext.Current.CancellationToken).IsOk);
        Assert.Empty(work.Alice.Workspace.Claims!.Seen.Ids());
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void One_claim_that_cannot_be_read_keeps_no_other_work_order_from_being_taken(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002");
        work.Store.Write("WO-0001", "{");

        Assert.Equal("WO-0002", work.Alice.TakeNext().Value.Id.Value);
        Assert.Equal(PendingWork.Id("WO-0002"), work.Claim("WO-0002")!.Id);
    }
}
