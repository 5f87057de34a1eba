namespace Wo.Package.Tests;

/// <summary>
/// A compiler that several builds share: it is started by the first, and has what it compiles with at hand for the others, as
/// it is for users by default. It is ours alone, since it loads the rules and the generator of one package only.
/// </summary>
public sealed class SharedCompiler
{
    /// <summary>By what builds find it.</summary>
    public string Id { get; } = $"wo-package-tests-{Guid.NewGuid():N}";

    /// <summary>Ends it, if it was started.</summary>
    /// <param name="directory">Where builds ran, or one beside or above it: it has to be of the same SDK.</param>
    public async Task StopAsync(string directory)
    {
        var project = Path.Combine(directory, "compiler.proj");
        await File.WriteAllTextAsync(project, """<Project Sdk="Microsoft.NET.Sdk" />""");
        var dotnet = new Dotnet(directory);
        var folder = await dotnet.RunAsync(
            CancellationToken.None,
            "msbuild",
            project,
            "-getProperty:RoslynTargetsPath"
        );
        var program = Path.Combine(folder.Output.Trim(), "bincore", "VBCSCompiler.dll");
        var stopped = await dotnet.RunAsync(CancellationToken.None, "exec", program, "-shutdown", $"-pipename:{Id}");
        Assert.True(stopped.Succeeded, stopped.Output);
    }
}
