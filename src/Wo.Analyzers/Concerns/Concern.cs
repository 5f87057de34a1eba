using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wo.Analyzers.Paths;
using Wo.Analyzers.Texts;

namespace Wo.Analyzers.Concerns;

/// <summary>
/// Whether a compilation has to do with guarded directories at all. Answered by text alone, and only when first asked.
/// </summary>
internal sealed class Concern
{
    private const string OurNamespace = "Wo.Core";

    private readonly Compilation compilation;
    private readonly Func<SyntaxTree, GuardedDirectories> guardedFrom;
    private readonly Lazy<bool> possible;
    private readonly Lazy<bool> certain;

    /// <param name="compilation">The compilation.</param>
    /// <param name="types">Its known types.</param>
    /// <param name="guardedFrom">What is guarded from each file.</param>
    public Concern(Compilation compilation, KnownTypes types, Func<SyntaxTree, GuardedDirectories> guardedFrom)
    {
        this.compilation = compilation;
        this.guardedFrom = guardedFrom;
        possible = new Lazy<bool>(() => IsAny(types.CtxPath?.ContainingAssembly));
        certain = new Lazy<bool>(() => compilation.SyntaxTrees.Any(Mentions));
    }

    /// <summary>
    /// Whether any path in it can lead to a guarded directory. Where none can, no call needs a look, and the compiler need
    /// not bind every method once more for us: that is what an analyzer of calls costs most.
    /// </summary>
    public bool IsPossible => possible.Value;

    /// <summary>
    /// Whether a source names a guarded directory in a string, or uses our library. Rules that cannot see a path ask
    /// this: in other code they would only be noise.
    /// </summary>
    public bool IsThere => certain.Value;

    private bool IsAny(IAssemblySymbol? ours)
    {
        var references = new References(compilation, ours);
        if (ours is not null && compilation.SyntaxTrees.Any(tree => NamesOurs(Text(tree))))
        {
            return true;
        }

        // What is marked is guarded whatever it is called.
        if (
            GuardedMarks.IsDeclaredIn(compilation.Assembly)
            || GuardedMarks.AssembliesThatKnow(compilation, ours).Count > 0
        )
        {
            return true;
        }

        var traces = new Dictionary<string, NameTrace>(StringComparer.OrdinalIgnoreCase);
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var name in guardedFrom(tree).Names)
            {
                traces[name] = NameTrace.None;
            }
        }

        return traces.Keys.ToList().Exists(name => IsPutTogether(name, references));
    }

    // Guarded from one file or from all: a constant may come from any of them.
    private bool IsPutTogether(string name, References references)
    {
        var trace = NameTrace.None;
        foreach (var tree in compilation.SyntaxTrees.Concat(references.Sources()))
        {
            trace |= InTree(tree, name);
            if (trace == NameTrace.Whole)
            {
                return true;
            }
        }

        foreach (var constant in references.Constants())
        {
            trace |= NameTraces.InValue(constant, name);
        }

        return trace == NameTrace.Whole;
    }

    private static NameTrace InTree(SyntaxTree tree, string name)
    {
        var text = Text(tree);
        return SourceTexts.IsLiteral(text)
            ? NameTraces.InSource(text, name)
            : StringTokens
                .Of(tree)
                .Aggregate(
                    NameTraces.InSource(text, name),
                    (trace, token) => trace | NameTraces.InValue(token.ValueText, name)
                );
    }

    // Code that uses a type of a namespace has to name the namespace, from its root on, somewhere in the sources.
    private static bool NamesOurs(string text)
    {
        const string Root = "Wo";
        for (
            var at = text.IndexOf(Root, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(Root, at + 1, StringComparison.Ordinal)
        )
        {
            if (!IsLetter(text, at - 1) && !IsLetter(text, at + Root.Length))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLetter(string text, int at) =>
        at >= 0 && at < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[at]);

    private bool Mentions(SyntaxTree tree)
    {
        var guarded = guardedFrom(tree);
        var text = Text(tree);
        return (
                guarded.MayBeIn(text)
                && StringTokens.Of(tree).Any(token => PathText.Origin(token.ValueText, guarded) == PathOrigin.Guarded)
            )
            || (
                text.IndexOf(OurNamespace, StringComparison.Ordinal) >= 0
                && tree.GetRoot()
                    .DescendantNodes()
                    .Any(node => node.IsKind(SyntaxKind.QualifiedName) && node.ToString() == OurNamespace)
            );
    }

    private static string Text(SyntaxTree tree) => tree.GetText().ToString();
}
