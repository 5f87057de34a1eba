using Wo.TestKit;

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

    [Theory]
    [InlineData("System.IO.Path.Combine(root, \"state\", \"a\")", true)]
    [InlineData("System.IO.Path.Combine(root, \"out\", \"a\")", false)]
    public async Task An_older_project_can_have_the_rules_alone_as_the_page_says(string path, bool isFound)
    {
        // The target is .NET Standard 2.0, whose reference assemblies come from a package.
        var files = new Dictionary<string, string>
        {
            ["Older.csproj"] = RulesAlone(library.Version),
            [".editorconfig"] = "root = true\n[*.cs]\nwo_guarded_directories = state\n",
            ["Writer.cs"] = $$"""
                static class Guarded { public const string Name = "state"; }
                static class Writer { public static void Write(string root) => System.IO.File.WriteAllText({{path}}, ""); }
                """,
        };
        var consumer = await library.ConsumerOfAsync(files);

        var build = await consumer.BuildAsync();

        if (isFound)
        {
            build.AssertFailedOf("WO1001");
        }
        else
        {
            build.AssertClean();
        }
    }

    // The items are those of the page.
    private static string RulesAlone(string version)
    {
        var page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs/build-integration.md"));
        var start = page.IndexOf("<ItemGroup>\n  <PackageDownload", StringComparison.Ordinal);
        var items = page[start..page.IndexOf("```", start, StringComparison.Ordinal)]
            .Replace("0.1.0", version, StringComparison.Ordinal);
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>netstandard2.0</TargetFramework>
              </PropertyGroup>
              {items}
            </Project>
            """;
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
