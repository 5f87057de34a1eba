namespace Wo.BuildBench;

/// <summary>The same project built by <c>dotnet build</c> with and without our analyzers and generator.</summary>
internal sealed class WholeBuild(WrittenProject project, string compilerParts, string schemas, int rounds)
{
    public void Print()
    {
        Write();
        Dotnet("restore");
        var times = Turns.Medians(
            rounds,
            () => Dotnet("build", "--no-restore", "--no-incremental", "-p:WithWo=false"),
            () => Dotnet("build", "--no-restore", "--no-incremental", "-p:WithWo=true")
        );
        Report.Line("dotnet build, the SDK's own analyzers on", times[0], times[0]);
        Report.Line("  with all rules and the generator", times[1], times[0]);
    }

    private void Write()
    {
        var core = References.All[^1].Display;
        File.WriteAllText(
            project.At("Large.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <UseSharedCompilation>false</UseSharedCompilation>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{core}" />
              </ItemGroup>
              <ItemGroup Condition="'$(WithWo)' == 'true'">
                <Analyzer Include="{compilerParts}/Wo.Analyzers.dll;{compilerParts}/Wo.Generators.dll" />
                <AdditionalFiles Include="{schemas}/*.schema.json" WoSchema="true" WoNamespace="Large.Model" />
                <AdditionalFiles Update="{schemas}/index.schema.json;{schemas}/verdict.schema.json" WoSchema="data" />
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="WoSchema;WoNamespace" />
              </ItemGroup>
            </Project>
            """
        );
    }

    private void Dotnet(params string[] arguments) =>
        DotnetProcess.Run(project.Root, [.. arguments, "-nologo", "-v:q", "-nodeReuse:false"]);
}
