using System.Collections.Immutable;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// What is wrong with a file by itself, and what of it has to be compared with other files to know whether that is all.
/// </summary>
/// <param name="Schema">The schema that it was checked against.</param>
/// <param name="Epic">The epic that has to exist; <see langword="null"/> for none.</param>
/// <param name="DefinitionOfDone">The definition of done that has to exist; <see langword="null"/> for none.</param>
/// <param name="IsLegacy">Whether it says that it was written to older rules.</param>
/// <param name="Findings">What is wrong, in the order of the file; empty for nothing.</param>
internal sealed record ExaminedFile(
    ulong Schema,
    string? Epic,
    string? DefinitionOfDone,
    bool IsLegacy,
    ImmutableArray<KeptFinding> Findings
)
{
    /// <inheritdoc/>
    public bool Equals(ExaminedFile? other) =>
        other is not null
        && (Schema, Epic, DefinitionOfDone, IsLegacy)
            == (other.Schema, other.Epic, other.DefinitionOfDone, other.IsLegacy)
        && Findings.AsSpan().SequenceEqual(other.Findings.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Schema, Epic, DefinitionOfDone, Findings.Length);
}
