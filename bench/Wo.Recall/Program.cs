using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers;
using Wo.Recall;

if (args is not [var directory, var guarded, .. var rest])
{
    Console.Error.WriteLine("usage: bench/recall DIRECTORY 'NAME|NAME' [EVERY | COUNT SEED]");
    return 2;
}

// All sources as one compilation, with a string that keeps the rules on, and without the packages of the tree: what those
// make is not known, as it would not be with them. Sources of several projects may declare a type twice; the rules live
// with code that does not compile.
var files = Directory
    .EnumerateFiles(directory, "*.cs", SearchOption.AllDirectories)
    .Where(file => !Path.GetRelativePath(directory, file).Contains("test", StringComparison.OrdinalIgnoreCase))
    .Order(StringComparer.Ordinal)
    .ToList();
const string Common =
    "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
    + "global using System.Threading; global using System.Threading.Tasks; static class Seed { const string Name = \"_ctx\"; }";
var compilation = CSharpCompilation.Create(
    "Tree",
    files
        .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: file))
        .Append(CSharpSyntaxTree.ParseText(Common, path: "Seed.cs")),
    ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(path => MetadataReference.CreateFromFile(path)),
    new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        allowUnsafe: true,
        specificDiagnosticOptions: [new(RuleIds.UnknownOrigin, ReportDiagnostic.Error)]
    )
);
var analyzers = typeof(RuleIds)
    .Assembly.GetTypes()
    .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
    .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!);
var found = (
    await compilation
        .WithAnalyzers([.. analyzers], new AnalyzerOptions([], new GuardedOptions(guarded)))
        .GetAnalyzerDiagnosticsAsync()
)
    .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
    .ThenBy(finding => finding.Location.SourceSpan.Start)
    .ToList();

Console.WriteLine($"{files.Count} files");
foreach (var rule in found.CountBy(finding => finding.Id).OrderBy(rule => rule.Key, StringComparer.Ordinal))
{
    Console.WriteLine($"{rule.Key} {rule.Value, 6}");
}

// A sample for a person to label, in the order of the files: every so manieth of what is reported or unknown, or so many of
// the unknown ones, drawn by a seed.
var every = rest is [var step] ? int.Parse(step, null) : 1;
var sample = rest is [var count, var seed]
    ? Drawn(found.Where(finding => finding.Id == RuleIds.UnknownOrigin), int.Parse(count, null), int.Parse(seed, null))
    : found.Where((_, index) => index % every == 0);
foreach (var finding in sample)
{
    var line = finding.Location.GetLineSpan();
    Console.WriteLine(
        $"{finding.Id} {Path.GetRelativePath(directory, line.Path)}:{line.StartLinePosition.Line + 1} {finding.GetMessage(null)}"
    );
}

return 0;

static IEnumerable<Diagnostic> Drawn(IEnumerable<Diagnostic> findings, int count, int seed)
{
    var all = findings.ToArray();
    var order = Enumerable.Range(0, all.Length).ToArray();
    new Random(seed).Shuffle(order);
    return order.Take(count).Order().Select(index => all[index]);
}
