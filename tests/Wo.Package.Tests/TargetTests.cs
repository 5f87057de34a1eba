namespace Wo.Package.Tests;

/// <summary>For which targets the package can be used.</summary>
public sealed class TargetTests(PackedLibrary library)
{
    [Theory]
    [InlineData("net9.0")]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    [InlineData("net48")]
    public async Task A_project_for_an_older_target_does_not_restore_and_is_told_what_the_package_needs(string target)
    {
        var restored = await library.RestoreAsync(Project(target));

        Assert.False(restored.Succeeded, restored.Output);
        Assert.Contains("error NU1202: Package Trifecta.Wo", restored.Output, StringComparison.Ordinal);
        Assert.Contains("supports: net10.0", restored.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_for_the_present_target_restores_and_builds()
    {
        var consumer = await library.ConsumerOfAsync(Project("net10.0"));

        (await consumer.BuildAsync()).AssertClean();
    }

    // Older frameworks themselves would have to be fetched, and make no difference to what is asked here.
    private static Dictionary<string, string> Project(string target) =>
        new()
        {
            ["Target.csproj"] = $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    <TargetFramework>{target}</TargetFramework>
                    <DisableImplicitFrameworkReferences Condition="'{target}' != 'net10.0'"
                      >true</DisableImplicitFrameworkReferences>
                    <AutomaticallyUseReferenceAssemblyPackages>false</AutomaticallyUseReferenceAssemblyPackages>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Trifecta.Wo" Version="$(TrifectaWoVersion)" />
                  </ItemGroup>
                </Project>
                """,
            ["Empty.cs"] = "internal sealed class Empty;",
        };
}
