using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Wo.Analyzers.CodeFixes;
using Wo.Analyzers.Tests.Assemblies;

namespace Wo.Analyzers.Tests.Rules;

public sealed class PassedOnTests
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.PassedOn,
            [
                """Lending.Lender.Save([|"_ctx/a"|]);""",
                """Lending.Lender.Save([|Path.Combine(root, "_ctx", name)|]);""",
                """Lending.Lender.Save([|path: "_ctx/a"|]);""",
                """Lending.Lender.Save([|flag ? "_ctx/a" : "out/a"|]);""",
                """Lending.Lender.Save([|ctx.Relative|]);""",
                """var path = "_ctx/a"; Lending.Lender.Save([|path|]);""",
                """using var log = new Lending.Log([|"_ctx/a"|]);""",
                """_ = new Lending.Pair([|"_ctx/a"|], "");""",
                """Lending.Lender.Save([|Lending.Lender.MarkedField|]);""",
                """_ = Lending.Lender.Method([|"_ctx/a"|]);""",
                """class: void M(Lending.IPlaces places) => places.Keep([|"_ctx/a"|]);""",
                """class: class Log() : Lending.Log([|"_ctx/a"|]);""",
            ],
            [
                """Lending.Lender.Save("out/a");""",
                """Lending.Lender.Save(name);""",
                """Lending.Lender.Mark("_ctx/a");""",
                """Lending.Lender.Count("_ctx/a".Length);""",
                """Console.WriteLine("_ctx/a");""",
                """_ = File.ReadAllText("_ctx/a");""",
                """class: void M(Lending.IPlaces places) => places.Save("_ctx/a");""",
                """class: static void Save(string path) { } void M() => Save("_ctx/a");""",
                """class: [AtomicIo] class Helper { void M() => Lending.Lender.Save("_ctx/a"); }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task What_another_assembly_does_with_a_guarded_path_is_said_at_its_parameter(string code)
    {
        var test = new CSharpAnalyzerTest<PassedOnAnalyzer, DefaultVerifier> { TestCode = RuleCases.Wrap(code) };
        Verifier<PassedOnAnalyzer>.Prepare(test);
        test.TestState.AdditionalReferences.Add(Lender.AsFile);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task The_fix_marks_the_parameter_in_its_project()
    {
        const string User = """
            class User
            {
                void Run(string name)
                {
                    Other.Store.Save({|WO1008:"_ctx/" + name|}, name);
                    Other.Store.Keep("", {|WO1008:"_ctx/a"|});
                }
            }
            """;
        const string Store = """
            using System.IO;

            namespace Other;

            public static class Store
            {
                public static void Save(string path, string text) => File.ReadAllText(path + text);

                public static void Keep(string text, string path) => File.ReadAllText(path + text);
            }
            """;
        var test = new CSharpCodeFixTest<PassedOnAnalyzer, MarkParameterFix, DefaultVerifier> { TestCode = User };
        Verifier<PassedOnAnalyzer>.Prepare(test);
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.TestState.AdditionalProjects["Other"].Sources.Add(("/Other/Store.cs", Store));
        test.TestState.AdditionalProjects["Other"].AdditionalReferences.AddRange(SdkReferences.Framework);
        test.TestState.AdditionalProjects["Other"].AdditionalReferences.Add(SdkReferences.Core);
        test.TestState.AdditionalProjectReferences.Add("Other");
        test.FixedState.Sources.Add(
            User.Replace("{|WO1008:", "", System.StringComparison.Ordinal)
                .Replace("|}", "", System.StringComparison.Ordinal)
        );
        test.FixedState.AdditionalProjects["Other"]
            .Sources.Add(
                (
                    "/Other/Store.cs",
                    Store
                        .Replace(
                            "using System.IO;\n",
                            "using System.IO;\nusing Wo.Core.Storage;\n",
                            System.StringComparison.Ordinal
                        )
                        .Replace("string path", "[GuardedPath] string path", System.StringComparison.Ordinal)
                )
            );
        test.FixedState.AdditionalProjects["Other"].AdditionalReferences.AddRange(SdkReferences.Framework);
        test.FixedState.AdditionalProjects["Other"].AdditionalReferences.Add(SdkReferences.Core);
        test.FixedState.AdditionalProjectReferences.Add("Other");
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
