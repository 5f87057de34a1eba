using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>A stretch of a path as code spells it: text that is known, or an expression that is not.</summary>
/// <param name="Text">The text, or <see langword="null"/> for what is not known.</param>
/// <param name="Source">The expression that gives it; <see langword="null"/> for text that is only a literal.</param>
/// <param name="IsText">Whether the expression gives a string as it is, never null.</param>
/// <param name="Hole">The hole of an interpolated string it stands in, where its format matters.</param>
/// <param name="IsName">Whether it certainly has no separator in it.</param>
internal sealed record PathPiece(
    string? Text,
    ExpressionSyntax? Source,
    bool IsText = true,
    InterpolationSyntax? Hole = null,
    bool IsName = false
)
{
    /// <summary>Between the parts of <c>Path.Combine</c> and its like.</summary>
    public static PathPiece Separator { get; } = new("/", null);
}
