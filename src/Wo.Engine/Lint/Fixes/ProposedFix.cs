namespace Wo.Engine.Lint.Fixes;

/// <summary>One edit of a file: either of some of its text, or of a top-level key.</summary>
/// <param name="JsonPath">The place that it mends.</param>
/// <param name="What">What it does, in a few words.</param>
internal sealed record ProposedFix(string JsonPath, string What)
{
    /// <summary>What is replaced in the text; <see langword="null"/> where a key is set.</summary>
    public YamlSplice? Splice { get; init; }

    /// <summary>The top-level key that is set; <see langword="null"/> where text is replaced.</summary>
    public FieldChange? Change { get; init; }
}
