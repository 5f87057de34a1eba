namespace Wo.Engine.Lint;

/// <summary>One thing that is wrong with a work order or with what it refers to.</summary>
/// <param name="Code">Which problem it is.</param>
/// <param name="Level">How much it weighs.</param>
/// <param name="Path">The file.</param>
/// <param name="Position">The place in the file.</param>
/// <param name="JsonPath">The place in the document, such as <c>$.scope.allow[0]</c>.</param>
/// <param name="Message">One line that says what is wrong, with the values that matter.</param>
internal sealed record LintFinding(
    Problem Code,
    LintLevel Level,
    CtxPath Path,
    YamlPosition Position,
    string JsonPath,
    string Message
)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Path}:{Position}: {Message} [{Code}]";
}
