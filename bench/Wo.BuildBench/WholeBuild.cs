using System.Diagnostics;

namespace Wo.BuildBench;

/// <summary>The same project built by <c>dotnet build</c> with and without our analyzers and generator.</summary>
internal sealed class WholeBuild(string compilerParts, string schemas, int rounds)
{
    public void Print()
    {
        var directory = Directory.CreateTempSubdirectory("wo build bench ");
        try
        {
            Write(directory.FullName);
            Dotnet(directory.FullName, "restore");
            var times = Turns.Medians(
                rounds,
                () => Dotnet(directory.FullName, "build", "--no-restore", "--no-incremental", "-p:WithWo=false"),
                () => Dotnet(directory.FullName, "build", "--no-restore", "--no-incremental", "-p:WithWo=true")
            );
            Report.Line("dotnet build, the SDK's own analyzers on", times[0], times[0]);
            Report.Line("  with all rules and the generator", times[1], times[0]);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private void Write(string directory)
    {
        for (var number = 0; number < LargeProject.Files; number++)
        {
            File.WriteAllText(Path.Combine(directory, $"Part{number}.cs"), LargeProject.Text(number, edit: 0));
        }

        var core = References.All[^1].Display;
        File.WriteAllText(
            Path.Combine(directory, "Large.csproj"),
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
                <CompilerVisibleItemMetadata Include="AdditionalFiles" MetadataName="WoSchema;WoNamespace" />
              </ItemGroup>
            </Project>
            """
        );
    }

    private static void Dotnet(string directory, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [.. arguments, "-nologo", "-v:q", "-nodeReuse:false"])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(output);
        }
    }
}
