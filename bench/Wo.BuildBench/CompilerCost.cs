namespace Wo.BuildBench;

/// <summary>
/// What the rules add to the compiler as a build runs it, a process from start to end: where no path of the project can
/// lead to a guarded directory, and where one file names one.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="compilerParts">Where the rules are.</param>
/// <param name="earlier">Where those of an earlier commit are, to be measured in the same turns.</param>
/// <param name="rounds">How often.</param>
internal sealed class CompilerCost(WrittenProject project, string compilerParts, string? earlier, int rounds)
{
    private const string Named = "Named.cs";
    private readonly string compiler = Compiler();

    public void Print()
    {
        Write();
        List<Action> runs =
        [
            () => Compile(),
            () => Compile($"-analyzer:{compilerParts}/Wo.Analyzers.dll"),
            () => Compile($"-analyzer:{compilerParts}/Wo.BuildBench.dll"),
            () => Compile($"-analyzer:{compilerParts}/Wo.Analyzers.dll", Named),
        ];
        if (earlier is not null)
        {
            runs.Add(() => Compile($"-analyzer:{earlier}/Wo.Analyzers.dll"));
            runs.Add(() => Compile($"-analyzer:{earlier}/Wo.Analyzers.dll", Named));
        }

        var times = Turns.Medians(rounds, [.. runs]);
        Report.Line("csc, without analyzers", times[0], times[0]);
        Report.Line("  with all rules", times[1], times[0]);
        Report.Line("  with an analyzer that looks at every call and does nothing", times[2], times[0]);
        Report.Line("  with all rules, where one file of 2 001 names _ctx", times[3], times[0]);
        if (earlier is not null)
        {
            Report.Line("  with all rules of the earlier commit", times[4], times[0]);
            Report.Line("  with all rules of the earlier commit, where one names _ctx", times[5], times[0]);
        }
    }

    private void Write()
    {
        File.WriteAllText(
            project.At(Named),
            "static class Named { public static string Log(string id) => System.IO.Path.Combine(\"_ctx\", id); }"
        );
        File.WriteAllLines(
            project.At("large.rsp"),
            [
                "-nologo",
                "-nostdlib",
                "-target:library",
                "-optimize+",
                "-nullable:enable",
                "-nowarn:1701,1702,CS8019",
                .. References.All.Select(reference => $"-reference:\"{reference.Display}\""),
                .. Enumerable.Range(0, LargeProject.Files).Select(number => $"Part{number}.cs"),
            ]
        );
    }

    private void Compile(params string[] more) =>
        DotnetProcess.Run(project.Root, ["exec", compiler, "-noconfig", "@large.rsp", "-out:large.dll", .. more]);

    private static string Compiler()
    {
        // …/shared/Microsoft.NETCore.App/10.0.x/ of the runtime that this runs on
        var dotnet = Path.GetFullPath(Path.Join(Path.GetDirectoryName(typeof(object).Assembly.Location), "../../.."));
        var version = DotnetProcess.Run(AppContext.BaseDirectory, "--version").Trim();
        return Path.Join(dotnet, "sdk", version, "Roslyn", "bincore", "csc.dll");
    }
}
