using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.Tests.Paths;

/// <summary>
/// A program with members and variables of every kind, in which paths are put together: what begins with Ctx leads to a
/// guarded directory, what begins with Out does not.
/// </summary>
internal static class PathSample
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

    /// <summary>Where expressions come from that stand in it.</summary>
    public static ImmutableDictionary<string, PathOrigin> OriginsOf(IEnumerable<string> expressions)
    {
        var statements = string.Concat(expressions.Select(expression => $"Probe({expression});\n"));
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
        var reader = new PathReader(new SourceFacts(compilation, new KnownTypes(compilation)));
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
