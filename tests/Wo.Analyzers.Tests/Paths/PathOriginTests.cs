using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.Tests.Paths;

/// <summary>
/// Where paths come from, construct by construct and in all three directions. All expressions are arguments in one
/// compilation; each row looks at its own.
/// </summary>
public sealed class PathOriginTests
{
    private const string Members = """
        const string Ctx = "_ctx";
        const string Out = "out";
        static readonly string CtxField = Path.Combine("root", Ctx, "jobs");
        static readonly string OutField = Path.Combine("root", Out);
        readonly string fromConstructor;
        readonly string fromEither;
        readonly string fromNowhere;
        string mutable = "_ctx/a";
        static string CtxProperty => Path.Join(Ctx, "a");
        static string OutProperty => Out + "/a";
        static string CtxGetter { get { return "_ctx/a"; } }
        string CtxStored { get; } = "_ctx/a";
        string OutStored { get; } = "out/a";
        string CtxInit { get; init; } = "_ctx/a";
        string Settable { get; set; } = "_ctx/a";
        public virtual string CtxVirtual => "_ctx/a";
        public virtual string OutVirtual => "out/a";
        static string CtxMethod(string name) => Path.Combine(Ctx, name);
        static string OutMethod() => "out/a";
        static string Block(string name) { return $"_ctx/{name}"; }
        static string Complex(string name) { if (name == "") { return ""; } return "_ctx/a"; }
        static string LoopA => LoopB + "/a";
        static string LoopB => LoopA + "/b";
        static string CtxLoop => "_ctx/" + CtxLoop;
        static string Many1 => Many2 + Many2;
        static string Many2 => Many3 + Many3;
        static string Many3 => Many4 + Many4;
        static string Many4 => Many5 + Many5;
        static string Many5 => Many6 + Many6;
        static string Many6 => Many7 + Many7;
        static string Many7 => Many8 + Many8;
        static string Many8 => Many1 + Many1;
        Sample(string p) { fromConstructor = Path.Combine(p, "_ctx"); fromEither = "out/a"; fromNowhere = p; }
        Sample() { fromConstructor = "_ctx"; fromEither = "_ctx/a"; fromNowhere = ""; }
        static FileInfo CtxFile => new("_ctx/a");
        const string CtxInterpolated = $"{Ctx}/a";
        static readonly string CtxStatic;
        static Sample() { CtxStatic = "_ctx/a"; }
        readonly string tornApart = "out/a";
        readonly string handedOut = "out/a";
        readonly string nullFilled = "out/a";
        string StoredApart { get; } = "out/a";
        Sample(int number) { (tornApart, StoredApart) = ("_ctx/a", "_ctx/a"); Fill(out handedOut); fromConstructor = fromEither = fromNowhere = ""; nullFilled ??= "_ctx/a"; }
        string Lazy => field ??= "_ctx/a";
        string Backed { get; set => field = value; } = "out/a";
        string Reread { get => field + "/b"; set; } = "out/a";
        static partial string CtxPartial { get; }
        static partial string CtxPartial => "_ctx/a";
        private static partial string CtxPartialMethod();
        private static partial string CtxPartialMethod() => "_ctx/a";
        static async Task<string> Later() => "_ctx/a";
        static string CtxLambda => new Func<string>(() => "_ctx/a")();
        """;

    private const string Locals = """
        var single = Path.Combine(p, "_ctx", "a");
        var copy = single;
        var singleOut = "out/a";
        string assigned;
        string later; later = "_ctx/a";
        var twice = "out/a"; twice = "_ctx/a";
        var summed = "_ctx"; summed += "/a";
        var passed = "out/a"; Change(ref passed);
        var filled = "out/a"; Fill(out filled);
        string branched; if (flag) { branched = "_ctx/a"; } else { branched = "out/a"; }
        var (torn, apart) = ("_ctx/a", "out/a");
        ref var alias = ref passed;
        const string LocalConst = "_ctx/a";
        var info = new FileInfo("_ctx/a");
        var folder = new DirectoryInfo(Path.Combine(p, "_ctx"));
        string LocalFunction() => "_ctx/a";
        var span = "_ctx".AsSpan();
        var captured = "out/a"; Action capture = () => captured = "_ctx/a";
        var capturedByLocal = "out/a"; void Set() => capturedByLocal = "_ctx/a";
        var tornLater = "out/a"; (tornLater, _) = ("_ctx/a", 1);
        var maybeFilled = (string?)"out/a"; maybeFilled ??= "_ctx/a";
        var aliased = "out/a"; ref var other = ref aliased; other = "_ctx/a";
        var exchanged = "out/a"; System.Threading.Interlocked.Exchange(ref exchanged, "_ctx/a");
        Fill(out var declared);
        FileInfo typed = new(Path.Join("_ctx", p));
        using var scoped = new StringWriter();
        string spread = Path.Combine([.. parts, "_ctx"]);
        """;

    public static TheoryData<string, string> Rows { get; } =
        new()
        {
            // where in a path, and with which separators
            { "\"_ctx\"", "Guarded" },
            { "\"_ctx/a\"", "Guarded" },
            { "\"a/_ctx/b\"", "Guarded" },
            { "\"a/_ctx\"", "Guarded" },
            { "\"/_ctx\"", "Guarded" },
            { "\"_ctx/\"", "Guarded" },
            { "\"./_ctx/a\"", "Guarded" },
            { "\"a//_ctx//b\"", "Guarded" },
            { "\"_ctx\\\\a\"", "Guarded" },
            { "\"a\\\\_ctx\\\\b\"", "Guarded" },
            { "\"a/_ctx\\\\b\"", "Guarded" },
            { "\"C:\\\\a\\\\_ctx\"", "Guarded" },
            { "\"\\\\\\\\?\\\\C:\\\\_ctx\\\\a\"", "Guarded" },
            { "\"_CTX/a\"", "Guarded" },
            { "\"_ctx/a/..\"", "Guarded" },
            { "\"a/../_ctx\"", "Guarded" },
            // look-alikes, and what leads out again
            { "\"\"", "Free" },
            { "\"out\"", "Free" },
            { "\"my_ctx/a\"", "Free" },
            { "\"_ctxold/a\"", "Free" },
            { "\"_ctx.bak/a\"", "Free" },
            { "\"_ctx2\"", "Free" },
            { "\"ctx/a\"", "Free" },
            { "\"a_ctx_b\"", "Free" },
            { "\"_ctx-old/x\"", "Free" },
            { "\"_ctx/..\"", "Free" },
            { "\"_ctx/../out\"", "Free" },
            { "\"a/_ctx/b/../../c\"", "Free" },
            // spellings of strings
            { "@\"_ctx\\a\"", "Guarded" },
            { "@\"my_ctx\\a\"", "Free" },
            { "\"\"\"_ctx/a\"\"\"", "Guarded" },
            { "\"\"\"out/a\"\"\"", "Free" },
            { "\"\\u005fctx/a\"", "Guarded" },
            { "nameof(_ctx)", "Guarded" },
            { "nameof(Sample)", "Free" },
            { "nameof(_ctx) + \"/a\"", "Guarded" },
            { "Ctx", "Guarded" },
            { "Sample.Ctx", "Guarded" },
            { "Other.Ctx + \"/a\"", "Guarded" },
            { "Other.Out + \"/a\"", "Free" },
            { "CtxPath.DirectoryName", "Guarded" },
            { "LocalConst", "Guarded" },
            { "null!", "Free" },
            { "string.Empty", "Free" },
            // Path.Combine and its kin
            { "Path.Combine(\"_ctx\", \"a\")", "Guarded" },
            { "Path.Combine(p, \"_ctx\")", "Guarded" },
            { "Path.Combine(p, \"_ctx\", q)", "Guarded" },
            { "Path.Combine(p, Ctx, q, \"a\")", "Guarded" },
            { "Path.Combine(p, q, p, q, \"_ctx\", q)", "Guarded" },
            { "Path.Combine(new[] { p, \"_ctx\" })", "Guarded" },
            { "Path.Combine([p, \"_ctx\", q])", "Guarded" },
            { "Path.Combine(\"_ctx\", p)", "Guarded" },
            { "Path.Combine(\"_ctx\", \"/tmp/a\")", "Free" },
            { "Path.Combine(\"_ctx\", \"C:\\\\a\")", "Free" },
            { "Path.Combine(\"out\", \"a\")", "Free" },
            { "Path.Combine(\"my\", \"_ctxold\")", "Free" },
            { "Path.Combine(\"a/_ctx\", \"..\", \"b\")", "Free" },
            { "Path.Combine(p, \"out\")", "Unknown" },
            { "Path.Combine(\"out\", p)", "Unknown" },
            { "Path.Combine(parts)", "Unknown" },
            { "Path.Combine(p, \"x\" + \"_ctx\")", "Unknown" },
            { "Path.Combine(path2: \"_ctx\", path1: p)", "Guarded" },
            { "Path.Join(p, \"_ctx\", q)", "Guarded" },
            { "Path.Join(\"_ctx\", \"/a\")", "Guarded" },
            { "Path.Join(\"_ctx\".AsSpan(), p.AsSpan())", "Guarded" },
            { "Path.Join(p.AsSpan(), \"_ctx\")", "Guarded" },
            { "Path.Join(span, \"a\")", "Guarded" },
            { "Path.Join([p, \"_ctx\"])", "Guarded" },
            { "Path.Join((ReadOnlySpan<string?>)[p, \"_ctx\"])", "Guarded" },
            { "Path.Join(\"out\", \"a\")", "Free" },
            { "Path.Join(p, \"out\")", "Unknown" },
            { "Path.GetFullPath(\"_ctx/a\")", "Guarded" },
            { "Path.GetFullPath(\"_ctx/../a\")", "Free" },
            { "Path.GetFullPath(\"a\", \"_ctx\")", "Guarded" },
            { "Path.GetFullPath(\"_ctx\", p)", "Guarded" },
            { "Path.GetFullPath(p)", "Unknown" },
            { "Path.ChangeExtension(\"_ctx/a.yaml\", \".tmp\")", "Guarded" },
            { "Path.ChangeExtension(\"out/a.yaml\", \".tmp\")", "Unknown" },
            { "Path.GetDirectoryName(\"_ctx/a\")!", "Guarded" },
            { "Path.GetDirectoryName(\"a/_ctx\")!", "Free" },
            { "Path.GetDirectoryName(Path.Combine(\"_ctx\", p))!", "Guarded" },
            { "Path.GetFileName(\"a/_ctx\")", "Guarded" },
            { "Path.GetFileName(\"_ctx/a\")", "Free" },
            { "Path.TrimEndingDirectorySeparator(\"_ctx/\")", "Guarded" },
            { "Path.Combine(Path.GetTempPath(), \"a\")", "Free" },
            { "Path.Combine(Path.GetTempPath(), \"_ctx\")", "Guarded" },
            { "Path.GetRandomFileName()", "Free" },
            { "Path.GetRelativePath(p, q)", "Unknown" },
            { "\"_ctx\" + Path.DirectorySeparatorChar + p", "Guarded" },
            { "p + Path.DirectorySeparatorChar + \"_ctx\"", "Guarded" },
            { "p + Path.AltDirectorySeparatorChar + \"_ctx\" + Path.AltDirectorySeparatorChar", "Guarded" },
            // sums
            { "\"_ctx\" + \"/a\"", "Guarded" },
            { "\"_c\" + \"tx/a\"", "Guarded" },
            { "p + \"/_ctx/\" + q", "Guarded" },
            { "p + \"/_ctx\"", "Guarded" },
            { "\"_ctx/\" + p", "Guarded" },
            { "(p + \"/_ctx/\") + q", "Guarded" },
            { "p + (\"/_ctx/\" + q)", "Guarded" },
            { "\"_ctx\" + '/' + p", "Guarded" },
            { "\"_ctx/\" + 1", "Guarded" },
            { "\"_ctx/\" + id", "Guarded" },
            { "p + \"_ctx/a\"", "Unknown" },
            { "\"_ctx\" + p", "Unknown" },
            { "p + \"my_ctx/a\"", "Unknown" },
            { "\"my\" + Ctx + \"/a\"", "Free" },
            { "\"_ctx\" + \"old\"", "Free" },
            { "\"out/\" + 1 + \".txt\"", "Free" },
            { "p + q", "Unknown" },
            { "string.Concat(p, \"/_ctx/\", q)", "Guarded" },
            { "string.Concat(\"out\", \"/a\")", "Free" },
            { "string.Concat(parts)", "Unknown" },
            // interpolation
            { "$\"_ctx/{p}\"", "Guarded" },
            { "$\"{p}/_ctx/{q}\"", "Guarded" },
            { "$\"{p}/{Ctx}/a\"", "Guarded" },
            { "$\"{Ctx}/{p}\"", "Guarded" },
            { "$@\"{p}\\_ctx\\{q}\"", "Guarded" },
            { "$\"\"\"{p}/_ctx/{q}\"\"\"", "Guarded" },
            { "$$\"\"\"{{p}}/_ctx/{{q}}\"\"\"", "Guarded" },
            { "$\"out/{number}.txt\"", "Free" },
            { "$\"out/{number:D4}\"", "Free" },
            { "$\"out/{Guid.NewGuid():N}\"", "Free" },
            { "$\"my_ctx/{number}\"", "Free" },
            { "$\"{p}_ctx/a\"", "Unknown" },
            { "$\"_ctx{p}\"", "Unknown" },
            { "$\"{p}\"", "Unknown" },
            { "$\"{Out}/{p}\"", "Unknown" },
            { "string.Create(null, $\"_ctx/{p}\")", "Unknown" },
            // either, or
            { "flag ? \"_ctx/a\" : \"out/a\"", "Guarded" },
            { "flag ? \"out/a\" : p + \"/_ctx\"", "Guarded" },
            { "flag ? \"out/a\" : \"out/b\"", "Free" },
            { "flag ? \"out/a\" : p", "Unknown" },
            { "Path.Combine(flag ? \"_ctx\" : \"out\", \"a\")", "Guarded" },
            { "maybe ?? \"_ctx/a\"", "Guarded" },
            { "maybe ?? \"out/a\"", "Unknown" },
            { "maybe ?? throw new IOException()", "Unknown" },
            { "flag ? \"out/a\" : throw new IOException()", "Free" },
            { "number switch { 1 => \"_ctx/a\", 2 => \"out\", _ => throw new IOException() }", "Guarded" },
            { "number switch { 1 => \"out/a\", _ => \"out/b\" }", "Free" },
            { "number switch { 1 => \"out/a\", _ => p }", "Unknown" },
            // variables
            { "single", "Guarded" },
            { "copy", "Guarded" },
            { "later", "Guarded" },
            { "singleOut", "Free" },
            { "twice", "Unknown" },
            { "summed", "Unknown" },
            { "passed", "Unknown" },
            { "filled", "Unknown" },
            { "branched", "Unknown" },
            { "torn", "Unknown" },
            { "alias", "Unknown" },
            { "p", "Unknown" },
            { "parts[0]", "Unknown" },
            { "Environment.GetEnvironmentVariable(\"A\")!", "Unknown" },
            { "assigned = \"_ctx/a\"", "Guarded" },
            { "assigned", "Guarded" },
            // members
            { "CtxField", "Guarded" },
            { "OutField", "Free" },
            { "fromConstructor", "Guarded" },
            { "fromEither", "Guarded" },
            { "fromNowhere", "Unknown" },
            { "mutable", "Unknown" },
            { "CtxProperty", "Guarded" },
            { "OutProperty", "Free" },
            { "CtxGetter", "Guarded" },
            { "CtxStored", "Guarded" },
            { "OutStored", "Free" },
            { "CtxInit", "Unknown" },
            { "Settable", "Unknown" },
            { "CtxVirtual", "Guarded" },
            { "OutVirtual", "Unknown" },
            { "CtxMethod(p)", "Guarded" },
            { "OutMethod()", "Free" },
            { "Block(p)", "Guarded" },
            { "Complex(p)", "Unknown" },
            { "LocalFunction()", "Guarded" },
            { "Other.Folder", "Guarded" },
            { "Other.Make(\"a\")", "Guarded" },
            { "new Other(p).Place", "Guarded" },
            { "new Primary(p).Place", "Guarded" },
            { "new Primary(p).Given", "Unknown" },
            { "new Pair(\"_ctx\", p).First", "Unknown" },
            { "Path.Combine(Other.Folder, p)", "Guarded" },
            // circles and explosions end
            { "LoopA", "Unknown" },
            { "CtxLoop", "Guarded" },
            { "Many1", "Unknown" },
            // file objects
            { "new FileInfo(\"_ctx/a\").FullName", "Guarded" },
            { "info.FullName", "Guarded" },
            { "info.ToString()", "Guarded" },
            { "info.DirectoryName!", "Guarded" },
            { "info.Directory!.FullName", "Guarded" },
            { "info.Name", "Free" },
            { "info?.FullName ?? \"out\"", "Guarded" },
            { "CtxFile.FullName", "Guarded" },
            { "folder.FullName", "Guarded" },
            { "folder.Name", "Guarded" },
            { "folder.Parent!.FullName", "Unknown" },
            { "Path.Combine(folder.FullName, \"a\")", "Guarded" },
            { "folder.CreateSubdirectory(\"a\").FullName", "Guarded" },
            { "new DirectoryInfo(\"out\").FullName", "Free" },
            { "new DirectoryInfo(p).FullName", "Unknown" },
            { "Directory.CreateDirectory(\"_ctx\").FullName", "Guarded" },
            { "Directory.CreateTempSubdirectory().FullName", "Free" },
            { "Directory.GetParent(\"_ctx/a\")!.FullName", "Guarded" },
            { "Directory.GetCurrentDirectory()", "Unknown" },
            { "info.LinkTarget!", "Unknown" },
            // what newer and rarer syntax does to a variable or a member is not overlooked
            { "CtxInterpolated", "Guarded" },
            { "CtxStatic", "Guarded" },
            { "tornApart", "Unknown" },
            { "handedOut", "Unknown" },
            { "nullFilled", "Unknown" },
            { "StoredApart", "Unknown" },
            { "Lazy", "Unknown" },
            { "Backed", "Unknown" },
            { "Reread", "Unknown" },
            { "CtxPartial", "Guarded" },
            { "CtxPartialMethod()", "Guarded" },
            { "Later().Result", "Unknown" },
            { "CtxLambda", "Unknown" },
            { "captured", "Unknown" },
            { "capturedByLocal", "Unknown" },
            { "tornLater", "Unknown" },
            { "maybeFilled", "Unknown" },
            { "aliased", "Unknown" },
            { "exchanged", "Unknown" },
            { "declared", "Unknown" },
            { "typed.FullName", "Guarded" },
            { "spread", "Unknown" },
            { "\"_ctx/a\"!", "Guarded" },
            { "(\"_ctx/a\", \"out\").Item1", "Unknown" },
            { "new[] { \"_ctx/a\" }[0]", "Unknown" },
            { "p is \"_ctx/a\" ? p : \"out\"", "Unknown" },
            { "p is { Length: > 0 } named ? named : \"out\"", "Unknown" },
            { "(new Pair(p, q) with { First = \"_ctx\" }).First", "Unknown" },
            { "new Point(\"_ctx\").Place", "Unknown" },
            { "$\"{(flag ? \"_ctx\" : \"out\")}/a\"", "Guarded" },
            { "$\"{\"_ctx\",10}/a\"", "Unknown" },
            { "string.Format(\"{0}/_ctx/a\", p)", "Unknown" },
            { "string.Join('/', p, \"_ctx\", q)", "Unknown" },
            { "\"_ctx\"[..2]", "Unknown" },
            { "\"my_ctx\"[2..]", "Unknown" },
            { "\"my_ctx\".Substring(2)", "Unknown" },
            { "\"my_ctx\".Replace(\"my\", \"\")", "Unknown" },
            { "new string(span)", "Unknown" },
            { "new Uri(\"file:///_ctx/a\").LocalPath", "Unknown" },
            { "new DirectoryInfo(\"_ctx\").GetFiles()[0].FullName", "Unknown" },
            { "Path.Combine(p, \"..\", \"_ctx\")", "Guarded" },
            { "Path.Combine(\"_ctx\", \"..\", p)", "Unknown" },
            { "Path.Join(\"my\", \"_ctx\")", "Guarded" },
            { "Path.Combine($\"{p}\", $\"{Ctx}\")", "Guarded" },
            { "nameof(_ctx) + nameof(Sample)", "Free" },
            { "(flag ? ctx : ctx).Relative", "Guarded" },
            { "\"out/\" + ('_' + \"ctx\")", "Guarded" },
            { "\"out/\" + flag + \".txt\"", "Free" },
            { "\"out/\" + number + 'x' + 1.5", "Free" },
            { "\"out/\" + (object)p", "Unknown" },
            { "\"out/\" + default(DateTime)", "Unknown" },
            // our own type for such paths
            { "ctx.Relative", "Guarded" },
            { "ctx.ToString()", "Guarded" },
            { "$\"{p}/{ctx}\"", "Guarded" },
            { "Path.Combine(p, ctx.Relative)", "Guarded" },
            { "(ctx / \"a\").Relative", "Guarded" },
            { "p + \"/\" + ctx", "Guarded" },
            { "$\"{CtxPath.Of(p) / \"a\"}\"", "Guarded" },
            { "(CtxPath.Of(p) / \"..\" / p).ToString()", "Unknown" },
            { "ctx.Name", "Unknown" },
        };

    private static readonly Lazy<ImmutableDictionary<string, PathOrigin>> Origins = new(ReadAll);

    [Theory]
    [MemberData(nameof(Rows))]
    public void An_origin_is_seen_as_far_as_it_can_be(string expression, string origin) =>
        Assert.Equal(origin, Origins.Value[expression].ToString());

    private static ImmutableDictionary<string, PathOrigin> ReadAll()
    {
        var statements = string.Concat(Rows.Select(row => $"Probe({row.Data.Item1});\n"));
        var source = $$""""
            using System;
            using System.IO;
            using System.Threading.Tasks;
            using Wo.Core.Model;
            using Wo.Core.Storage;

            class Other
            {
                public const string Ctx = "_ctx";
                public const string Out = "out";
                public static string Folder => Path.Combine(Ctx, "jobs");
                public static string Make(string name) => $"{Folder}/{name}";
                private readonly string place;
                public Other(string root) => place = Path.Combine(root, Ctx);
                public string Place => place;
            }

            class Primary(string root)
            {
                public string Place { get; } = Path.Combine(root, "_ctx");
                public string Given { get; } = root;
            }

            record Pair(string First, string Second);

            readonly struct Point(string place) { public string Place { get; } = place; }

            partial class Sample
            {
                {{Members}}
                static void Probe(string path) { }
                static void Change(ref string path) { }
                static void Fill(out string path) => path = "";
                void Run(string p, string q, string[] parts, bool flag, int number, string? maybe, CtxPath ctx, WorkOrderId id, string _ctx)
                {
                    {{Locals}}
                    {{statements}}
                }
            }
            """";
        var compilation = Compilations.Create(source);
        Assert.Empty(compilation.GetDiagnostics().Where(problem => problem.Severity == DiagnosticSeverity.Error));
        var reader = new PathReader(new KnownTypes(compilation), new MemberValues(compilation));
        var tree = compilation.SyntaxTrees.Single();
        var model = compilation.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call.Expression is IdentifierNameSyntax { Identifier.ValueText: "Probe" })
            .Select(call => (IInvocationOperation)model.GetOperation(call)!)
            .ToImmutableDictionary(
                call => ((InvocationExpressionSyntax)call.Syntax).ArgumentList.Arguments[0].ToString(),
                call => reader.Read(call.Arguments[0].Value).Judge(GuardedDirectories.Default).Origin
            );
    }
}
