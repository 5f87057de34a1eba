using Wo.Analyzers.Tests.Rules;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Robustness;

/// <summary>Editors show analyzers code that is half written, half deleted, or made by machines. None of it may break one.</summary>
[Soak]
public sealed class OddCodeTests
{
    private const string Head = "using System; using System.IO; class C { void M(string p, string[] q, bool f) { ";

    public static TheoryData<string> Odd { get; } =
    [
        "",
        "}}}}",
        "nameof>)",
        "// nameof\nx =>)",
        "nameof(",
        "nameof()",
        "nameof",
        "using System.IO; class C { void M() { File.Delete(\"_\" + nameof(List<int>.Length) + nameof(C<); } }",
        "File.Delete(",
        "using System.IO; class C { void M() { File.Delete(); File.Delete(1); File.Delete(null); File.Delete(x: 1); } }",
        "using System.IO; class C { void M() { File.Delete(\"_ctx/a\", 1); new FileStream(); new FileStream(\"_ctx/a\"); } }",
        "using System.IO; class C { void M() { new FileInfo().Delete(); new FileInfo(null).Delete(); new FileInfo(1, 2).Delete(); } }",
        "using System.IO; class C { void M() { Path.Combine(); File.Delete(Path.Combine()); File.Delete(Path.Combine(1, x)); } }",
        "using System.IO; class C { void M() { File.Delete(Path.GetFullPath()); File.Delete(Path.GetDirectoryName()); } }",
        "using System.IO; class C { void M() { if (!File.Exists()) { File.Create(); } if (!File.Exists(1, 2)) File.Create(3); } }",
        "using System.IO; class C { void M() { var a = a; File.Delete(a); var b = c; var c = b; File.Delete(b); } }",
        "using System.IO; class C { void M() { var e = !e && File.Exists(\"_ctx/a\"); if (!e) File.Create(\"_ctx/a\"); } }",
        "using System.IO; class C { readonly string a = a + \"_ctx\"; void M() { File.Delete(a); } }",
        "using System.IO; class C { static readonly string A = B; static readonly string B = A; void M() { File.Delete(A); } }",
        "using System.IO; class C { string P => P; string Q => M2(); string M2() => Q; void M() { File.Delete(P); File.Delete(Q); } }",
        "using System.IO; class C { void M() { string L() => L() + \"/a\"; File.Delete(L()); } }",
        "using System.IO; class C { const string A = B + \"/\"; const string B = A; void M() { File.Delete(A); } }",
        "using System.IO; partial class C { partial string N(); partial string N() => \"_ctx\"; void M() { File.Delete(N()); } }",
        "using System.IO; class C<T> { static readonly string A = \"_ctx/\" + typeof(T); void M() { File.Delete(A); File.Delete(C<int>.A); } }",
        "using System.IO; class C { extern string E(); abstract string A { get; } void M() { File.Delete(E() + A); } }",
        "using System.IO; class C { dynamic d; void M() { File.Delete(d); d.Delete(\"_ctx/a\"); File.Delete(d.X + \"_ctx\"); } }",
        "using System.IO; class C { unsafe void M(char* p) { File.Delete(new string(p)); string s = \"_ctx\"; fixed (char* c = s) { } File.Delete(s); } }",
        "using System.IO; File.Delete(\"_ctx/a\"); var x = args[0]; File.Delete(x); string F() => \"_ctx\"; File.Delete(F());",
        "using static System.IO.File; class C { void M() { Delete(\"_ctx/a\"); } }",
        "using F = System.IO.File; class C { void M() { F.Delete(\"_ctx/a\"); global::System.IO.File.Delete(\"_ctx/b\"); } }",
        "namespace System.IO { class File { public static void Delete() { } } class C { void M() { File.Delete(); } } }",
        "namespace System.IO { class FileInfo { public FileInfo() { } public void Delete(int a = 1) { } } class C { void M() { new FileInfo().Delete(); } } }",
        "namespace Wo.Core.Storage { class AtomicIoAttribute { } [AtomicIo] class C { void M() { System.IO.File.Delete(\"_ctx/a\"); } } }",
        "class C { string s = \"[WO-1] intent: \" + ; string t = $\"[{}] intent: {\"; string u = \"] intent:",
        "class C { string s = $\"[{id}] intent: {text:}\"; string t = $\"{{[{{id}}] intent:}}\"; }",
        "using System.IO; class C { void M() { foreach (var in Directory.GetFiles(\"_ctx\")) File.Delete(); foreach (var (a, b) in q) File.Delete(a); } }",
        "using System; using System.IO; class C { void M() { Action a = File.Delete; Action<int> b = File.Delete; var c = File.Delete; } }",
        "using System.IO; class C { void M(string a = File.Delete(\"_ctx/a\")) { } [System.Obsolete(File.ReadAllText(\"_ctx\"))] void N() { } }",
        "using System.IO; record R(string Path = \"_ctx/a\") { public void M() { File.Delete(Path); } } class D(string p) : FileStream(p, FileMode.Create);",
        "using System.IO; class C { void M() { var s = p switch { }; File.Delete(s switch { _ => }); File.Delete(p ?? ); File.Delete(f ? : ); } }",
        "using System.IO; class C { void M() { FileInfo i = null; i?.Delete(); i?.Directory?.Delete(); (i ?? new(\"_ctx/a\")).Delete(); } }",
        "using System.IO; static class E { extension(string s) { public void Delete() { File.Delete(s); } } static void M() { \"_ctx/a\".Delete(); } }",
        "using System.IO; class C { string A { get => field ?? \"_ctx\"; set; } string B { get; } = \"_ctx\"; void M() { File.Delete(A); File.Delete(B); } }",
    ];

    [Theory]
    [MemberData(nameof(Odd))]
    public async Task Odd_code_breaks_no_rule(string source)
    {
        await AllRules.Run(Compilations.Create(source));
        await AllRules.Run(Compilations.Create([source], withReferences: false));
    }

    [Fact]
    public async Task Code_cut_off_anywhere_breaks_no_rule()
    {
        var whole = string.Concat(
            AllRules.Cases.SelectMany(cases => cases.Findings).Select(code => RuleCases.Wrap(Unmarked(code)))
        );
        var cuts = Enumerable.Range(1, 40).Select(i => whole[..(whole.Length * i / 40)]).ToArray();

        foreach (var cut in cuts)
        {
            await AllRules.Run(Compilations.Create([cut[^Math.Min(cut.Length, 6000)..]], withReferences: true));
        }
    }

    public static TheoryData<string, string> Huge { get; } =
        new()
        {
            { "a sum of variables", $"File.Delete({Repeat("p + ", 5000)}\"/_ctx/a\");" },
            { "a sum of constants", $"File.Delete({Repeat("\"a\" + ", 5000)}\"/_ctx/a\");" },
            { "a sum of both", $"File.Delete({Repeat("p + \"/_ctx/\" + ", 3000)}p);" },
            { "a sum that leans right", $"File.Delete({Repeat("p + (", 300)}p{Repeat(")", 300)});" },
            { "an interpolation", $"File.Delete($\"{Repeat("{p}/", 3000)}_ctx/a\");" },
            { "nested conditions", $"File.Delete({Repeat("f ? p : ", 400)}\"_ctx/a\");" },
            { "nested coalescing", $"File.Delete({Repeat("p ?? ", 400)}\"_ctx/a\");" },
            { "nested calls", $"File.Delete({Repeat("Path.GetFullPath(", 300)}\"_ctx/a\"{Repeat(")", 300)});" },
            { "chained calls", $"File.Delete(p{Repeat(".ToString()", 1000)});" },
            { "many arguments", $"File.Delete(Path.Combine(p{Repeat(", p", 3000)}, \"_ctx\"));" },
            { "conditions side by side", $"File.Delete(Path.Combine(p{Repeat(", f ? \"a\" : \"_ctx\"", 50)}));" },
            { "many arms", $"File.Delete(q.Length switch {{ {Repeat("> 5 => p, ", 500)} _ => \"_ctx/a\" }});" },
            {
                "many locals",
                string.Concat(
                    Enumerable.Range(0, 2000).Select(i => $"var v{i} = {(i == 0 ? "\"_ctx\"" : $"v{i - 1} + \"/a\"")};")
                ) + "File.Delete(v1999);"
            },
            { "many deletions of one local", $"var v = p + \"/_ctx/a\"; {Repeat("File.Delete(v);", 2000)}" },
            { "many looks", Repeat("if (!File.Exists(\"_ctx/a\")) { File.Create(\"_ctx/a\"); } ", 200) },
            {
                "looks within looks",
                Repeat("if (!File.Exists(\"_ctx/a\")) { ", 100) + "File.Create(\"_ctx/a\");" + Repeat("}", 100)
            },
            { "a marker in thousands of pieces", $"var s = {Repeat("\"intent\" + p + ", 2000)}\"[WO-1] intent: \";" },
            { "many nameof without an end", Repeat("nameof ", 20000) },
            { "a long text", $"var s = \"{Repeat("[WO-1] intent: _ctx/ ", 20000)}\"; File.Delete(s);" },
        };

    [Theory]
    [MemberData(nameof(Huge))]
    public async Task Code_that_no_person_writes_breaks_no_rule(string what, string body)
    {
        Assert.NotEmpty(what);

        await AllRules.Run(Compilations.Create($"{Head}{body} }} }}"));
    }

    [Theory]
    [InlineData("a sum of variables")]
    [InlineData("a sum of constants")]
    [InlineData("an interpolation")]
    [InlineData("many arguments")]
    public async Task Length_hides_nothing(string what)
    {
        var body = Huge.Single(row => row.Data.Item1 == what).Data.Item2;

        var found = await AllRules.Run(Compilations.Create($"{Head}{body} }} }}"));

        Assert.Contains(found, diagnostic => diagnostic.Id == RuleIds.RawChange);
    }

    public static TheoryData<string, int> LongSums { get; } =
        new()
        {
            { "\"{0}\" + \"/\" + {1}p", 20 },
            { "\"{0}\" + \"/\" + {1}p", 2000 },
            { "Sample.{0} + \"/\" + {1}p", 20 },
            { "Sample.{0} + \"/\" + {1}p", 70 },
            { "Sample.{0} + \"/\" + {1}p", 2000 },
            { "Sample.{0} + '/' + {1}1", 70 },
            { "(Sample.{0} + (\"/\" + p)) + {1}p", 70 },
        };

    [Theory]
    [MemberData(nameof(LongSums))]
    public async Task The_left_end_of_a_long_sum_is_reached(string sum, int operands)
    {
        Assert.Contains(RuleIds.RawChange, await FoundAsync("_ctx"));
        Assert.DoesNotContain(RuleIds.RawChange, await FoundAsync("my_ctx"));

        async Task<IEnumerable<string>> FoundAsync(string name)
        {
            var path = sum.Replace("{0}", name, StringComparison.Ordinal)
                .Replace("{1}", Repeat("p + ", operands), StringComparison.Ordinal);
            var found = await AllRules.Run(
                Compilations.Create(
                    $"{Head}File.Delete({path}); }} }}",
                    $"class Sample {{ public static readonly string {name} = \"{name}\"; }}"
                )
            );
            return found.Select(diagnostic => diagnostic.Id);
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    internal static string Unmarked(string code) =>
        code.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
}
