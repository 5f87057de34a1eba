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
    [InlineData("{backend: etcd}", "no back end for etcd")]
    [InlineData("{backend: svn}", "local or git")]
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

    private Result<Settings> Read(string text)
    {
        directory.Write("_ctx/policy/wo.yaml", text + "\n");
        return new SettingsReader(PlatformFileSystem.Create(), new CtxLayout(directory.Path)).Read(null);
    }
}
