using System.Text.Json;

namespace Wo.Package.Tests;

/// <summary>A project that references the package, restored and ready to build.</summary>
/// <param name="directory">Where it is.</param>
/// <param name="dotnet">Runs there.</param>
public sealed class Consumer(string directory, Dotnet dotnet)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The files that the compiler generated in the last build, by name, with their text.</summary>
    public IReadOnlyDictionary<string, string> Generated
    {
        get
        {
            var generated = Path.Combine(directory, "generated");
            return Directory.Exists(generated)
                ? Directory
                    .EnumerateFiles(generated, "*.cs", SearchOption.AllDirectories)
                    .ToDictionary(file => Path.GetFileName(file), File.ReadAllText)
                : new Dictionary<string, string>();
        }
    }

    /// <summary>Reads one of its files.</summary>
    public string Read(string name) => File.ReadAllText(Path.Combine(directory, name));

    /// <summary>Writes one, and makes its directory.</summary>
    public void Write(string name, string text)
    {
        var path = Path.Combine(directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>A property as its build evaluates it.</summary>
    public async Task<string> PropertyAsync(string name) =>
        (await dotnet.RunAsync(Token, "msbuild", $"-getProperty:{name}")).Output.Trim();

    /// <summary>Builds it.</summary>
    /// <param name="file">The file to compile, or a pattern, where the project takes it from outside.</param>
    public async Task<ConsumerBuild> BuildAsync(string file = "")
    {
        var log = Path.Combine(directory, "build.sarif");
        var outcome = await CompileAsync(file, $"-p:ErrorLog={log}");
        using var sarif = JsonDocument.Parse(await File.ReadAllTextAsync(log, Token));
        return new ConsumerBuild(outcome, [.. Findings(sarif)]);
    }

    /// <summary>Builds it where no compiler is expected to run.</summary>
    public Task<DotnetOutcome> BuildFailingEarlyAsync() => dotnet.RunAsync(Token, "build", "--no-restore", "-nologo");

    /// <summary>Builds it with the logs that programs read.</summary>
    /// <param name="file">The file to compile, or a pattern, where the project takes it from outside.</param>
    public async Task<BuildLogs> BuildWithLogsAsync(string file = "")
    {
        var (sarif, binary) = (Path.Combine(directory, "logs.sarif"), Path.Combine(directory, "logs.binlog"));
        var outcome = await CompileAsync(file, $"-p:ErrorLog={sarif}%2cversion=2.1", $"-bl:{binary}");
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(sarif, Token));
        return new BuildLogs(outcome, log.RootElement.Clone(), await File.ReadAllBytesAsync(binary, Token));
    }

    /// <summary>Removes a file.</summary>
    public void Delete(string name) => File.Delete(Path.Combine(directory, name));

    /// <summary>Has <c>dotnet format</c> apply the fixes of rules.</summary>
    /// <param name="file">The files to compile, as a pattern.</param>
    /// <param name="ruleIds">The rules.</param>
    public Task<DotnetOutcome> FixAsync(string file, params string[] ruleIds)
    {
        dotnet.Variables["Case"] = file; // it hands no properties on, but the environment
        return dotnet.RunAsync(
            Token,
            ["format", "analyzers", "--no-restore", "--severity", "error", "--diagnostics", .. ruleIds]
        );
    }

    /// <summary>Runs what was built.</summary>
    public Task<DotnetOutcome> RunAsync(params string[] arguments) =>
        dotnet.RunAsync(Token, ["run", "--no-build", "--", .. arguments]);

    private Task<DotnetOutcome> CompileAsync(string file, params string[] logs) =>
        dotnet.RunAsync(Token, ["build", "--no-restore", "--no-incremental", "-nologo", $"-p:Case={file}", .. logs]);

    private static IEnumerable<(string RuleId, string? File)> Findings(JsonDocument sarif) =>
        from result in sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
        where result.GetProperty("level").GetString() is "error" or "warning"
        orderby result.GetProperty("ruleId").GetString()
        select (result.GetProperty("ruleId").GetString()!, FileOf(result));

    private static string? FileOf(JsonElement result) =>
        result.TryGetProperty("locations", out var places) && places.GetArrayLength() > 0
            ? Path.GetFileName(places[0].GetProperty("resultFile").GetProperty("uri").GetString())
            : null;
}
