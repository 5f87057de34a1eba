using Wo.Engine.Configuration;
using Wo.Engine.Store;
using Wo.TestKit;

namespace Wo.Engine.Tests.Configuration;

public sealed class ClaimsSettingsTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    [ShowsSetting("claims")]
    public void Claims_are_shared_only_where_the_settings_name_a_back_end_for_them()
    {
        Assert.False(Read("").Value.Claims.AreShared);
        Assert.False(Read("claims: {backend: local, remote: upstream}").Value.Claims.AreShared);

        var claims = Read("claims: {backend: git}").Value.Claims;
        Assert.Equal((true, "origin", "refs/wo/claims"), (claims.AreShared, claims.Remote, claims.Namespace));
        claims = Read("claims: {backend: git, remote: upstream, namespace: refs/heads/wo-claims/}").Value.Claims;
        Assert.Equal(("upstream", "refs/heads/wo-claims"), (claims.Remote, claims.Namespace));
    }

    [Theory]
    [InlineData("{backend: etcd, prefix: /wo/x}", "$.claims.endpoints: expected the addresses of etcd")]
    [InlineData("{backend: etcd, endpoints: [], prefix: /wo/x}", "expected the addresses of etcd")]
    [InlineData("{backend: etcd, endpoints: ['https://10.0.0.7:2379']}", "$.claims.prefix: expected what the names")]
    [InlineData("{backend: etcd, endpoints: ['10.0.0.7:2379'], prefix: /wo/x}", "such as https://10.0.0.7:2379")]
    [InlineData("{backend: etcd, endpoints: ['https://h/v3'], prefix: /wo/x}", "such as https://10.0.0.7:2379")]
    [InlineData("{backend: etcd, endpoints: ['https://a:secret@h'], prefix: /wo/x}", "but WO_ETCD_USER and")]
    [InlineData("{backend: etcd, endpoints: ['http://h:1'], prefix: /wo/x, ca: a.pem}", "addresses with https")]
    [InlineData("{backend: etcd, endpoints: ['https://h:1'], prefix: /wo/x, cert: a.pem}", "the private key of the")]
    [InlineData("{backend: etcd, endpoints: ['https://h:1'], prefix: /wo/x, key: a.pem}", "the certificate of the")]
    [InlineData("{backend: etcd, endpoints: ['https://h:1'], prefix: /}", "what the names of all registers")]
    [InlineData("{backend: etcd, endpoints: ['https://h:1'], prefix: 'a b'}", "what the names of all registers")]
    [InlineData("{backend: svn}", "local, git or etcd")]
    [InlineData("{backend: git, remote: '--upload-pack=x'}", "the name of a remote")]
    [InlineData("{backend: git, remote: ''}", "the name of a remote")]
    [InlineData("{backend: git, namespace: refs/heads}", "the beginning of the names of refs")]
    [InlineData("{backend: git, namespace: refs/tags/claims}", "the beginning of the names of refs")]
    [InlineData("{backend: git, namespace: claims}", "the beginning of the names of refs")]
    [InlineData("{backend: git, namespace: 'refs/wo/..'}", "the beginning of the names of refs")]
    [InlineData("{backend: git, namespace: 'refs/wo/*'}", "the beginning of the names of refs")]
    [InlineData("{backend: git, server: x}", "$.claims")]
    public void A_value_that_means_nothing_is_one_error_with_its_place(string claims, string expected)
    {
        var error = Read($"claims: {claims}").Error!;

        Assert.Equal(Problem.InvalidConfiguration, error.Code);
        Assert.Contains(
            error.Details,
            line =>
                line.Contains("wo.yaml:1:", StringComparison.Ordinal)
                && line.Contains(expected, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Etcd_is_named_by_its_members_a_prefix_and_files()
    {
        var claims = Read(
            "claims: {backend: etcd, endpoints: ['https://a:1', 'https://b:2'], prefix: /wo/x/, ca: ca.pem, cert: c.pem, key: k.pem}"
        ).Value.Claims;

        Assert.True(claims.AreShared);
        Assert.Equal("origin", claims.Remote);
        var etcd = claims.Etcd!;
        Assert.Equal(["https://a:1/", "https://b:2/"], etcd.Endpoints.Select(endpoint => endpoint.AbsoluteUri));
        Assert.Equal(
            ("/wo/x", "ca.pem", "c.pem", "k.pem", null),
            (etcd.Prefix, etcd.AuthorityFile, etcd.CertificateFile, etcd.KeyFile, etcd.User)
        );
    }

    [Fact]
    public void The_password_comes_from_the_environment_and_only_with_a_name()
    {
        Dictionary<string, string> variables = [];
        Assert.Null(EtcdUser.Read(variables.GetValueOrDefault).Value);

        variables["WO_ETCD_PASSWORD"] = "battery";
        var error = EtcdUser.Read(variables.GetValueOrDefault).Error!;
        Assert.Equal(Problem.InvalidConfiguration, error.Code);
        Assert.DoesNotContain("battery", error.ToString(), StringComparison.Ordinal);

        variables["WO_ETCD_USER"] = "ada";
        var user = EtcdUser.Read(variables.GetValueOrDefault).Value!;
        Assert.Equal(("ada", "battery"), (user.Name, user.Password));
    }

    private Result<Settings> Read(string text)
    {
        directory.Write("_ctx/policy/wo.yaml", text + "\n");
        return new SettingsReader(PlatformFileSystem.Create(), new CtxLayout(directory.Path)).Read(null);
    }
}
