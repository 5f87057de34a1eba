using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>A text with a syntax of its own and the value type it becomes.</summary>
/// <param name="Name">Name of the type.</param>
/// <param name="Summary">What it identifies.</param>
/// <param name="Expected">What a text has to be, for messages.</param>
/// <param name="MinLength">Least number of characters, if any.</param>
/// <param name="MaxLength">Largest number of characters, if any.</param>
/// <param name="Patterns">Patterns that have to match.</param>
/// <param name="Excluded">Patterns that must not match, each with what it stands for.</param>
internal sealed record IdentifierModel(
    string Name,
    string Summary,
    string Expected,
    long? MinLength,
    long? MaxLength,
    IReadOnlyList<string> Patterns,
    IReadOnlyList<(string Pattern, string? Title)> Excluded
);
