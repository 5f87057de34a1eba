namespace Wo.Engine.Git;

/// <summary>The answer to a question that git answers by its exit code: 0 is yes, 1 is no.</summary>
/// <param name="IsYes">Whether it was 0.</param>
/// <param name="Output">What git printed, without the last newline.</param>
internal readonly record struct GitAnswer(bool IsYes, string Output)
{
    /// <summary>The output of a yes, or <see langword="null"/>.</summary>
    public string? OutputIfYes => IsYes ? Output : null;
}
