namespace Wo.Generators.Model;

/// <summary>An object of a schema and the record it becomes.</summary>
internal sealed class RecordModel(string name, string summary)
{
    public string Name { get; } = name;

    public string Summary { get; } = summary;

    // Filled after creation, because a definition may refer to itself.
    public List<PropertyModel> Properties { get; } = [];

    public PropertyModel? Find(string key) => Properties.Find(property => property.Key == key);
}
