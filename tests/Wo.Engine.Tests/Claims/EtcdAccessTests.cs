using System.Text.Json.Nodes;
using Wo.Engine.Claims.Etcd;
using Wo.Engine.Claims.Git;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;
using Wo.TestKit.Remotes;

namespace Wo.Engine.Tests.Claims;

/// <summary>Certificates, names and passwords, several members, and answers that are none, of an etcd of the test's own.</summary>
public sealed class EtcdAccessTests : IDisposable
{
    private readonly TemporaryDirectory directory = new(inMemory: true);

    public EtcdAccessTests() => ClaimBackEnds.SkipWhereMissing(ClaimBackEnds.Etcd);

    public void Dispose() => directory.Dispose();

    [Fact]
    public void With_certificates_of_its_authority_etcd_is_reached_and_with_others_not()
    {
        var (ours, others) = (new EtcdFiles(directory, "ours"), new EtcdFiles(directory, "others"));
        using var server = new EtcdServer(
            [
                $"--cert-file={ours.Certificate}",
                $"--key-file={ours.Key}",
                "--client-cert-auth",
                $"--trusted-ca-file={ours.Authority}",
            ],
            "https"
        );
        var settings = new EtcdSettings([server.Address], "/tls");

        Assert.True(Sound(settings, ours.Authority, ours).IsOk);
        var wrongServer = Sound(settings, others.Authority, ours).Error!;
        var wrongClient = Sound(settings, ours.Authority, others).Error!;
        var noClient = Read(settings with { AuthorityFile = ours.Authority }).Error!;
        var unknownAuthority = Read(settings).Error!;

        Assert.All(
            [wrongServer, wrongClient, noClient, unknownAuthority],
            error => Assert.Equal(Problem.ClaimsUnreachable, error.Code)
        );
    }

    [Fact]
    public void A_file_of_certificates_that_cannot_be_used_is_named_with_its_setting()
    {
        var settings = new EtcdSettings([new Uri("https://127.0.0.1:1")], "/x");

        foreach (
            var (member, broken) in new[]
            {
                ("'ca'", settings with { AuthorityFile = directory.At("missing.pem") }),
                ("'ca'", settings with { AuthorityFile = directory.Write("empty.pem", "") }),
                (
                    "'cert'",
                    settings with
                    {
                        CertificateFile = directory.At("no.pem"),
                        KeyFile = directory.At("no.key"),
                    }
                ),
            }
        )
        {
            var error = Read(broken).Error!;
            Assert.Equal(Problem.InvalidConfiguration, error.Code);
            Assert.Contains(member, error.Cause, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Where_etcd_asks_for_a_name_the_right_one_is_let_in_and_the_password_is_in_no_message()
    {
        const string Password = "correct horse battery";
        using var server = new EtcdServer();
        var access = new EtcdAccess(server.Address);
        access.Ask("auth/user/add", new JsonObject { ["name"] = "root", ["password"] = Password });
        access.Ask("auth/user/grant", new JsonObject { ["user"] = "root", ["role"] = "root" });
        access.Ask("auth/user/add", new JsonObject { ["name"] = "guest", ["password"] = Password });
        access.Ask("auth/enable", []);
        var settings = new EtcdSettings([server.Address], "/auth");

        Assert.True(Read(settings with { User = new EtcdUser("root", Password) }).IsOk);
        var anonymous = Read(settings).Error!;
        var wrong = Read(settings with { User = new EtcdUser("root", "wrong horse") }).Error!;
        var guest = Read(settings with { User = new EtcdUser("guest", Password) }).Error!;

        Assert.All(
            [anonymous, wrong, guest],
            error =>
            {
                Assert.Equal(Problem.ClaimsRefused, error.Code);
                Assert.Contains("WO_ETCD_USER and WO_ETCD_PASSWORD", error.Cause, StringComparison.Ordinal);
                Assert.DoesNotContain("horse", error.ToString(), StringComparison.Ordinal);
            }
        );
        Assert.DoesNotContain(Password, (settings with { User = new EtcdUser("root", Password) }).ToString());
    }

    [Fact]
    public void A_member_that_is_not_there_is_passed_over()
    {
        using var server = new EtcdServer();
        var gone = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}");
        var registry = Registry(new EtcdSettings([gone, server.Address], "/members"));

        var won = registry.Swap(new(PendingWork.Id(), null, [1]), TestContext.Current.CancellationToken);

        Assert.Equal(Wo.Engine.Claims.SwapOutcome.Won, won.Outcome);
        Assert.Equal(
            won.Version,
            registry.Read(PendingWork.Id(), TestContext.Current.CancellationToken).Value!.Version
        );
    }

    [Fact]
    public void Where_no_member_is_there_all_of_them_are_named()
    {
        var (one, two) = (LoopbackPort.Free(), LoopbackPort.Free());
        var settings = new EtcdSettings([new($"http://127.0.0.1:{one}"), new($"http://127.0.0.1:{two}")], "/none");

        var error = Read(settings).Error!;

        Assert.Equal(Problem.ClaimsUnreachable, error.Code);
        Assert.Contains($"127.0.0.1:{one}: ", error.Cause, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{two}: ", error.Cause, StringComparison.Ordinal);
    }

    private Result<Wo.Engine.Claims.RegisterEntry?> Sound(EtcdSettings settings, string authority, EtcdFiles own) =>
        Read(settings with { AuthorityFile = authority, CertificateFile = own.Certificate, KeyFile = own.Key });

    private Result<Wo.Engine.Claims.RegisterEntry?> Read(EtcdSettings settings) =>
        Registry(settings).Read(PendingWork.Id(), TestContext.Current.CancellationToken);

    private EtcdClaimRegistry Registry(EtcdSettings settings)
    {
        var root = new StateRoot(directory.Path, directory.At(".git"), directory.Path);
        return new(
            new EtcdMembers(settings, directory.Path, TestGit.Command),
            settings,
            new BranchPush(TestGit.Command, root, ClaimsSettings.Default)
        );
    }
}
