using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>A key of an object and the property it becomes.</summary>
internal sealed class PropertyModel(string key, string name, string summary, PropertyKind kind)
{
    public string Key { get; } = key;

    public string Name { get; } = name;

    public string Summary { get; } = summary;

    public PropertyKind Kind { get; } = kind;

    /// <summary>Name of the identifier or record type, where the kind has one.</summary>
    public string? TypeName { get; init; }

    /// <summary>Whether the key has to be there, so that the property is never null.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Value of an absent key, which makes the property never null.</summary>
    public JsonValue? Default { get; init; }

    /// <summary>Whether the schema leaves the type open, so that a value of another type is no error.</summary>
    public bool IsLenient { get; init; }

    /// <summary>A second spelling of the key that is also read.</summary>
    public string? OtherKey { get; init; }

    public bool IsScalar => Kind < PropertyKind.Record;

    public bool IsList => Kind is PropertyKind.TextList or PropertyKind.RecordList or PropertyKind.TextMap;

    public bool IsNullable => !IsRequired && Default is null && !IsList;
}
