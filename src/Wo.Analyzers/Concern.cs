using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>
/// Whether a compilation has to do with guarded directories at all. Rules that cannot see a path ask this first: in code
/// that never mentions one they would only be noise. Answered by text alone, and only once somebody asks.
/// </summary>
/// <param name="compilation">The compilation.</param>
/// <param name="guardedFrom">What is guarded from each file.</param>
internal sealed class Concern(Compilation compilation, Func<SyntaxTree, GuardedDirectories> guardedFrom)
{
    private const string OurNamespace = "Wo.Core";

    private readonly Lazy<bool> answer = new(() =>
        compilation.SyntaxTrees.Any(tree => Mentions(tree, guardedFrom(tree)))
    );

    /// <summary>Whether any source names a guarded directory in a string, or uses our library.</summary>
    public bool IsThere => answer.Value;

    private static bool Mentions(SyntaxTree tree, GuardedDirectories guarded)
    {
        var text = tree.GetText().ToString();
        if (text.IndexOf(OurNamespace, StringComparison.Ordinal) < 0 && !guarded.MayBeIn(text))
        {
            return false;
        }

        foreach (var node in tree.GetRoot().DescendantNodesAndTokens())
        {
            var token = node.AsToken();
            var isMentioned = node.Kind() switch
            {
                SyntaxKind.QualifiedName => node.AsNode()!.ToString() == OurNamespace,
                SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken => PathText.Origin(token.ValueText, guarded)
                    == PathOrigin.Guarded,
                _ => false,
            };
            if (isMentioned)
            {
                return true;
            }
        }

        return false;
    }
}
