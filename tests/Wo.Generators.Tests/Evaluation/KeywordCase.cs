namespace Wo.Generators.Tests.Evaluation;

/// <summary>One schema of the case file with its instances.</summary>
/// <param name="Name">A name for it as a schema file.</param>
/// <param name="Title">What it is about, for messages.</param>
/// <param name="Schema">Its text.</param>
/// <param name="IsForTrees">Whether a schema may use it that is read at run time.</param>
/// <param name="Instances">The instances as text, each with whether it is valid.</param>
internal sealed record KeywordCase(
    string Name,
    string Title,
    string Schema,
    bool IsForTrees,
    IReadOnlyList<(string Title, string Data, bool IsValid)> Instances
);
