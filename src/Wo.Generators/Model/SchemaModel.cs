using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>
/// Everything that source is generated from. Two models are equal where their documents are: the rest is derived from
/// them, and places in the text are not part of it, so that an edit of white space alone generates nothing anew.
/// </summary>
internal sealed class SchemaModel(string name, string targetNamespace, bool isPublic, string canonicalText)
    : IEquatable<SchemaModel>
{
    /// <summary>Name of the schema, such as <c>work_order</c>.</summary>
    public string Name { get; } = name;

    public string Namespace { get; } = targetNamespace;

    public bool IsPublic { get; } = isPublic;

    public string CanonicalText { get; } = canonicalText;

    public required JsonSchema Schema { get; init; }

    public IReadOnlyList<IdentifierModel> Identifiers { get; init; } = [];

    /// <summary>The records, the one of the root first; none where the schema only describes.</summary>
    public IReadOnlyList<RecordModel> Records { get; init; } = [];

    public StateMachineModel? States { get; init; }

    public string? MarkerIdType { get; init; }

    public IReadOnlyList<MarkerModel> Markers { get; init; } = [];

    public bool Equals(SchemaModel? other) =>
        other is not null
        && Name == other.Name
        && Namespace == other.Namespace
        && IsPublic == other.IsPublic
        && CanonicalText == other.CanonicalText;

    public override bool Equals(object? obj) => Equals(obj as SchemaModel);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(CanonicalText);
}
