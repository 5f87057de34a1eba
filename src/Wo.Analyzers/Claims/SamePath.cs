using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.Claims;

/// <summary>Tells whether another expression gives the same path: it is spelled alike, or both are known in full.</summary>
/// <param name="path">The path.</param>
/// <param name="scope">The compilation.</param>
internal sealed class SamePath(IOperation path, AnalysisScope scope)
{
    private readonly PathTexts texts = scope.Paths.Read(path);

    /// <summary>Whether both are certainly below a guarded directory, and certainly not at the same place.</summary>
    public bool IsElsewhere(IOperation other)
    {
        var guarded = scope.GuardedFrom(other.Syntax.SyntaxTree);
        return scope.Paths.Read(other).Texts is { Length: 1 } others
            && texts.Texts.Length == 1
            && PathText.BelowGuarded(texts.Texts[0], guarded) is { } here
            && PathText.BelowGuarded(others[0], guarded) is { } there
            && !string.Equals(here, there, StringComparison.OrdinalIgnoreCase);
    }

    public bool Is(IOperation other) =>
        SyntaxFactory.AreEquivalent(path.Syntax, other.Syntax)
        || (
            texts.Texts.Length == 1
            && texts.Texts[0].IndexOf(PathText.Hole[0]) < 0
            && scope.Paths.Read(other).Texts is { Length: 1 } others
            && others[0] == texts.Texts[0]
        );
}
