namespace Wo.Generators.Model;

/// <summary>Names that generated code uses itself, so that a schema cannot have them.</summary>
internal static class ReservedNames
{
    // What every type has anyway.
    private static readonly HashSet<string> ObjectMembers = new(StringComparer.Ordinal)
    {
        "Equals",
        "Finalize",
        "GetHashCode",
        "GetType",
        "MemberwiseClone",
        "ReferenceEquals",
        "ToString",
    };

    // What generated records have, and the types whose static members they use: a property would hide the type.
    private static readonly HashSet<string> RecordMembers = new(StringComparer.Ordinal)
    {
        "AddIfChanged",
        "ArgumentNullException",
        "ChangesTo",
        "Clone",
        "CultureInfo",
        "EqualityContract",
        "PrintMembers",
        "State",
        "StringComparison",
        "WorkOrderTimestamp",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "ArgumentNullException",
        "ArgumentOutOfRangeException",
        "CompareTo",
        "CultureInfo",
        "DateTimeOffset",
        "Dictionary",
        "EcmaPattern",
        "FieldChange",
        "FieldValue",
        "ICollection",
        "IComparable",
        "IReadOnlyDictionary",
        "IReadOnlyList",
        "ImmutableArray",
        "JsonMember",
        "JsonSchema",
        "JsonTypes",
        "JsonValue",
        "List",
        "MappingReader",
        "NamedKeys",
        "NamedSchema",
        "NotNullWhen",
        "NotNullWhenAttribute",
        "PatternSchema",
        "ReadOnlySpan",
        "SchemaFinding",
        "SetsRequiredMembers",
        "SetsRequiredMembersAttribute",
        "StringComparison",
        "TryParse",
        "Value",
        "WoSchemas",
        "WorkOrderTimestamp",
        "YamlNode",
    };

    // What identifiers have; with a number behind it where there are several.
    private static readonly string[] IdentifierMembers =
    [
        "CodePoints",
        "IsExcluded",
        "MatchesPattern",
        "MayBeExcluded",
        "MayMatchPattern",
    ];

    public static bool IsTakenForType(string name) =>
        Types.Contains(name)
        || RecordMembers.Contains(name)
        || ObjectMembers.Contains(name)
        || Array.IndexOf(IdentifierMembers, name.TrimEnd([.. "0123456789"])) >= 0;

    public static bool IsTakenForMember(string name) => RecordMembers.Contains(name) || ObjectMembers.Contains(name);

    /// <summary>Whether a schema's property in <c>WoSchemas</c> cannot have this name.</summary>
    public static bool IsTakenForSchema(string name) =>
        name is "Names" or "Find" or "WoSchemas" || ObjectMembers.Contains(name);
}
