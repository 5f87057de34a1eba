using Microsoft.CodeAnalysis;
using Wo.Analyzers.Tests.Rules;

namespace Wo.Analyzers.Tests.Assemblies;

/// <summary>
/// What comes from another assembly. An editor refers to the sources of other projects, a build to their files: both have
/// to say the same.
/// </summary>
public sealed class AcrossAssembliesTests
{
    public static TheoryData<string, string> Rows { get; } =
        new()
        {
            // Constants are copied into the code that uses them.
            { """File.WriteAllText(Lender.Constant, "");""", "WO1001" },
            { """File.Delete(Lender.Constant);""", "WO1002" },
            { """using var file = new FileStream(Lender.Constant, FileMode.Create);""", "WO1003" },
            { """if (!File.Exists(Lender.Constant)) { File.Create(Lender.Constant); }""", "WO1005" },
            { """Action<string> delete = File.Delete; delete(Lender.Constant);""", "WO1004" },
            // What other members hold is out of sight in a build.
            { """File.WriteAllText(Lender.Field, "");""", "WO1006" },
            { """File.Delete(Lender.Property);""", "WO1006" },
            { """File.Delete(Lender.Method("a"));""", "WO1006" },
            { """File.Delete(new Pair("_ctx/a", "").First);""", "WO1006 WO1008" },
            { """if (!File.Exists(Lender.Field)) { File.Create(Lender.Field); }""", "WO1006" },
            { """using var file = new FileStream("_ctx/a", Lender.Reading);""", "WO1003" },
            { """using var file = new Log("_ctx/a");""", "WO1008" },
            // What is put together here is in sight.
            { """File.Delete(Path.Combine("_ctx", Lender.Method("a")));""", "WO1002" },
            // Marks cross.
            { """File.WriteAllText(Lender.MarkedField, "");""", "WO1001" },
            { """File.Delete(Lender.MarkedProperty);""", "WO1002" },
            { """File.Delete(Path.Combine(Lender.MarkedProperty, name));""", "WO1002" },
            { """File.Delete(Lender.MarkedMethod(name));""", "WO1002" },
            { """File.Delete(Lender.MarkedToo(name));""", "WO1002" },
            { """using var file = new FileStream(Lender.MarkedField, FileMode.Create);""", "WO1003" },
            { """if (!File.Exists(Lender.MarkedField)) { File.Create(Lender.MarkedField); }""", "WO1005" },
            { """File.Delete(new Pair("", "").Second);""", "WO1002" },
            { """class: void M(IPlaces places) { File.Delete(places.Dir); }""", "WO1002" },
            { """class: void M(IPlaces places) { File.Delete(places.Other); }""", "WO1006" },
            {
                """class: class Own : IPlaces { public string Dir => "a"; public string Other => "a"; public void Save(string path) => File.Delete(path); public void Keep(string path) { } }""",
                "WO1002"
            },
            {
                """class: class Own() : Place("a") { public override string Dir => "a"; void M() { File.Delete(Dir); } }""",
                "WO1002"
            },
            { """class: void M(Place place) { File.Delete(place.Path); }""", "WO1006" },
            // What is handed over.
            { """Lender.Save("_ctx/a");""", "WO1008" },
            { """Lender.Mark("_ctx/a");""", "" },
            { """Lender.Save("out/a");""", "" },
            { """class: void M(IPlaces places) { places.Save("_ctx/a"); }""", "" },
            { """class: void M(IPlaces places) { places.Keep("_ctx/a"); }""", "WO1008" },
            // Markers are strings: nothing of them comes from elsewhere but constants.
            { """var line = "[WO-1] intent: " + Lender.Constant; Console.WriteLine(line);""", "WO1007" },
        };

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_project_and_its_file_give_the_same_findings(string code, string found)
    {
        var source = $"using Lending;\n{RuleCases.Wrap(code)}";

        Assert.Equal(found, await FoundAsync(source, Lender.AsProject));
        Assert.Equal(found, await FoundAsync(source, Lender.AsFile));
    }

    [Fact]
    public async Task An_assembly_without_the_library_may_have_a_mark_of_its_own()
    {
        var own = Compilations
            .Create(
                [
                    "namespace Wo.Core.Storage { class GuardedPathAttribute : System.Attribute; }",
                    "public static class Own { [Wo.Core.Storage.GuardedPath] public static string Path => \"a\"; }",
                ],
                withReferences: true,
                "Own"
            )
            .RemoveReferences(SdkReferences.Core);
        var user = Compilations
            .Create("class User { void M() => System.IO.File.Delete(Own.Path); }")
            .RemoveReferences(SdkReferences.Core);

        Assert.Equal(["WO1002"], Ids(await AllRules.Run(user.AddReferences(own.ToMetadataReference()))));
        Assert.Equal(["WO1002"], Ids(await AllRules.Run(user.AddReferences(Lender.Packed(own)))));
    }

    private static async Task<string> FoundAsync(string source, MetadataReference lender)
    {
        var compilation = Compilations.Create(source, "static class Seed { const string Name = \"_ctx\"; }");
        compilation = compilation.AddReferences(lender);
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(problem => problem.Severity == DiagnosticSeverity.Error)
        );
        return string.Join(' ', Ids(await AllRules.Run(compilation)));
    }

    private static IEnumerable<string> Ids(IEnumerable<Diagnostic> found) =>
        found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal);
}
